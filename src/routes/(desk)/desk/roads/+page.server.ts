import { redirect } from '@sveltejs/kit';
import { nodesOf } from '#delivery';
import {
  dropRoadService,
  importRoads,
  MOST_ROADS_MB,
  makeRoads,
  mayImportRoads,
  mayNameService,
  nameRoadService,
  roadsInUse,
  tryRoadService,
} from '#routing';
import { ok } from '#shared/outcome.ts';
import { answered } from '../../../answered.ts';
import { refused } from '../../../refused.ts';
import { textField } from '../network/terms-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const inUse = answered(await locals.read((call) => roadsInUse(call)), locals.lang);
  const number = (name: string) => Number(url.searchParams.get(name)) || 0;
  return {
    ...inUse,
    mostMb: MOST_ROADS_MB,
    /** What was just read of an extract. */
    made: url.searchParams.has('km')
      ? {
          ...{ km: number('km'), junctions: number('junctions'), apart: number('apart') },
          ...{ ferries: number('ferries'), turns: number('turns'), leftOut: number('left-out') },
        }
      : undefined,
  };
};

export const actions: Actions = {
  // Read on a thread, between the form and one short transaction; whoever sent it waits, nobody else does.
  import: async ({ locals, request }) => {
    const form = await request.formData();
    const allowed = await locals.read(async (call) => mayImportRoads(call));
    if (!allowed.ok) return refused(allowed.refusal, locals.lang, form);
    const extract = form.get('extract');
    const bytes = extract instanceof File ? await extract.bytes() : new Uint8Array();
    const made = await makeRoads(bytes);
    if (!made.ok) return refused(made.refusal, locals.lang, form);
    const { file, km, junctions, apart, ferries, turns } = made.value;
    const leftOut = Object.values(made.value.leftOut).reduce((sum, each) => sum + each, 0);
    const source = extract instanceof File ? extract.name.slice(0, 100) : '';
    const outcome = await locals.call((call) => importRoads(call, { file, source }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(
      303,
      `/desk/roads?km=${km}&junctions=${junctions}&apart=${apart}&ferries=${ferries}&turns=${turns}&left-out=${leftOut}`,
    );
  },

  name: async ({ locals, request }) => {
    const form = await request.formData();
    const allowed = await locals.read(async (call) => {
      const may = mayNameService(call);
      return may.ok ? ok(await nodesOf(call)) : may;
    });
    if (!allowed.ok) return refused(allowed.refusal, locals.lang, form);
    const given = { kind: textField(form, 'kind'), url: textField(form, 'url') };
    const found = await tryRoadService(given, allowed.value.slice(0, 2));
    if (!found.ok) return refused(found.refusal, locals.lang, form);
    const outcome = await locals.call((call) => nameRoadService(call, found.value));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/roads');
  },

  drop: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => dropRoadService(call));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/roads');
  },
};
