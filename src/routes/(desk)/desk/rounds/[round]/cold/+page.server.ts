import { redirect } from '@sveltejs/kit';
import { coldLogOf, logTemperatures, readLoggerFile, setColdLimits } from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { dayOf, instantAt, timeOf } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { scanForm } from '../../../shipments/scan-form.ts';
import type { Actions, PageServerLoad } from './$types';

const LARGEST_FILE = 2_000_000;

export const load: PageServerLoad = async ({ locals, params }) => {
  const log = await locals.read((call) => coldLogOf(call, roundOf(params)));
  if (!log.ok) turnAway(log.refusal, locals.lang);
  const { manifest, limits, readings, excursions } = log.value;
  const { round, hub } = manifest;
  const { organisationId, roles } = locals.actor;
  return {
    round,
    limits,
    readings,
    excursions,
    // Whoever carries or keeps the hub writes it; the county reads.
    writes:
      roles.includes('admin') || organisationId === round.carrierId || organisationId === hub.organisationId,
    readingId: newId(locals.now),
    now: timeOf(locals.now),
    today: dayOf(locals.now),
  };
};

export const actions: Actions = {
  type: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { id } = scanForm(form);
    const time = String(form.get('time') ?? '');
    const at = /^\d{2}:\d{2}$/.test(time) ? instantAt(dayOf(locals.now), time) : locals.now;
    const reading = {
      id,
      at: at < locals.now ? at : locals.now,
      celsius: String(form.get('temperature') ?? '').trim(),
      sensor: '',
      source: 'typed' as const,
    };
    const outcome = await locals.call((call) =>
      logTemperatures(call, { roundId: roundOf(params), readings: [reading] }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, pageOf(params));
  },

  file: async ({ locals, params, request }) => {
    const form = await request.formData();
    const file = form.get('file');
    const bytes =
      file instanceof File && file.size <= LARGEST_FILE
        ? new Uint8Array(await file.arrayBuffer())
        : new Uint8Array();
    const outcome = await locals.call(async (call) => {
      const readings = readLoggerFile(roundOf(params), bytes);
      return readings.ok
        ? logTemperatures(call, { roundId: roundOf(params), readings: readings.value })
        : readings;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, pageOf(params));
  },

  limits: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const outcome = await locals.call(async (call) => {
      const set = await setColdLimits(call, {
        roundId: roundOf(params),
        coldest: text('coldest'),
        warmest: text('warmest'),
      });
      return set.ok ? ok() : set;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, pageOf(params));
  },
};

function roundOf(params: { readonly round: string }): string {
  return isId(params.round) ? params.round : newId();
}

function pageOf(params: { readonly round: string }): string {
  return `/desk/rounds/${params.round}/cold`;
}
