import { fail, redirect } from '@sveltejs/kit';
import {
  assessBrought,
  type FaultyRow,
  lookAtRegions,
  lookAtTable,
  prepareAssessment,
  publishRegions,
  readAssessSpec,
} from '#region';
import type { Lang } from '#shared/tongue.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../answered.ts';
import { sentenceOf } from '../../../../refusals.ts';
import { refused } from '../../../../refused.ts';
import { mapAsked, regionsShown } from '../../../../regions-shown.ts';
import { columnsSaid, specFrom } from '../column-form.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang } = locals;
  const page = pageNumber(url);
  const { table, suggested } = answered(
    await locals.read((call) => lookAtTable(call, params.assessment)),
    lang,
  );
  const columns = columnsSaid(table, suggested);
  const brought = {
    id: table.id,
    fileName: table.fileName,
    broughtAt: table.broughtAt,
    broughtByName: table.broughtByName,
    rows: table.rows.length,
    columns,
    score: suggested?.score ?? 'linear',
    weights: suggested?.weights.by.join('+') ?? 'equal',
    impute: suggested?.impute ?? 'none',
  };
  if (!table.assessed) return { ...brought, publishedAt: undefined, found: undefined, page, size: SIZE };
  const looked = answered(await locals.read((call) => lookAtRegions(call, params.assessment)), lang);
  return {
    ...brought,
    publishedAt: table.publishedAt,
    found: regionsShown(looked, { page, size: SIZE, map: mapAsked(url) }),
    page,
    size: SIZE,
  };
};

/** As many as a page shows: who has more mends these first, and is told the rest then. */
const MOST_FAULTY = 100;

function faultyText(faulty: readonly FaultyRow[], lang: Lang) {
  return faulty
    .slice(0, MOST_FAULTY)
    .map(({ line, refusal }) => ({ line, what: sentenceOf(refusal, lang).what }));
}

export const actions: Actions = {
  publish: async ({ locals, params, request }) => {
    const form = await request.formData();
    const published = await locals.call((call) =>
      publishRegions(call, { id: params.assessment, published: form.get('published') === 'yes' }),
    );
    if (!published.ok) return refused(published.refusal, locals.lang, form);
    redirect(303, `/desk/regions/${params.assessment}`);
  },
  compare: async ({ locals, params, request }) => {
    const { lang } = locals;
    const form = await request.formData();
    const { table, changes } = answered(
      await locals.read((call) => lookAtTable(call, params.assessment)),
      lang,
    );
    const spec = readAssessSpec(specFrom(form, table.headings));
    if (!spec.ok) return refused(spec.refusal, lang, form);
    const prepared = await prepareAssessment(table, spec.value, form.get('leave-out') === 'yes', changes);
    if (!prepared.ok) {
      const { status, data } = refused(prepared.refusal, lang, form);
      return fail(status, { ...data, faulty: faultyText(prepared.faulty ?? [], lang) });
    }
    const kept = await locals.call((call) => assessBrought(call, params.assessment, prepared.value));
    if (!kept.ok) return refused(kept.refusal, lang, form);
    redirect(303, `/desk/regions/${params.assessment}`);
  },
};
