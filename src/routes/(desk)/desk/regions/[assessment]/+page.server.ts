import { fail, redirect } from '@sveltejs/kit';
import {
  assessBrought,
  type FaultyRow,
  fifthsOf,
  type LookedAtRegions,
  lookAtRegions,
  lookAtTable,
  prepareAssessment,
  readAssessSpec,
} from '#region';
import type { Lang } from '#shared/tongue.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../answered.ts';
import { sentenceOf } from '../../../../refusals.ts';
import { refused } from '../../../../refused.ts';
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
  if (!table.assessed) return { ...brought, found: undefined, page, size: SIZE };
  const looked = answered(await locals.read((call) => lookAtRegions(call, params.assessment)), lang);
  return { ...brought, found: shown(looked, page), page, size: SIZE };
};

function shown({ table, as, made }: LookedAtRegions, page: number) {
  const [whole] = made.scores;
  const score = whole?.score ?? new Float64Array();
  const fifths = fifthsOf(score);
  const order = [...made.ranks.keys()].sort((a, b) => (made.ranks[b] ?? 0) - (made.ranks[a] ?? 0));
  const kinds = new Map<string, number>();
  for (const each of made.weaknesses) {
    for (const { kind } of each) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return {
    assessedAt: as.at,
    byName: as.byName,
    leftOut: as.leftOut.length,
    total: made.units.length,
    map: table.boundaries && {
      width: table.boundaries.width,
      height: table.boundaries.height,
      shapes: made.units.flatMap((unit, row) => {
        const d = table.boundaries?.paths[unit];
        return d ? [{ d, level: fifths[row] ?? 0, label: made.names[row] ?? unit }] : [];
      }),
    },
    // The weakest first: they are who this page is for.
    regions: order.slice((page - 1) * SIZE, page * SIZE).map((row) => ({
      unit: made.units[row] ?? '',
      name: made.names[row] ?? '',
      score: (score[row] ?? 0) * 100,
      rank: made.ranks[row] ?? 0,
      low: as.ranks.low[row] ?? 0,
      high: as.ranks.high[row] ?? 0,
      weaknesses: made.weaknesses[row]?.map(({ kind }) => kind) ?? [],
    })),
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    weights: as.spec.indicators.map(({ column, kind }, at) => ({
      column,
      kind: kind ?? '',
      weight: made.weights[at] ?? 0,
      pulledIn: made.treatment[at]?.pulledIn ?? 0,
      logged: made.treatment[at]?.logged ?? false,
      filled: made.filled[at]?.length ?? 0,
    })),
    misled: made.misled && {
      volume: as.spec.volume ?? '',
      correlation: made.misled.correlation,
      passedOver: made.misled.passedOver.map((row) => ({
        unit: made.units[row] ?? '',
        name: made.names[row] ?? '',
      })),
    },
  };
}

/** As many as a page shows: who has more mends these first, and is told the rest then. */
const MOST_FAULTY = 100;

function faultyText(faulty: readonly FaultyRow[], lang: Lang) {
  return faulty
    .slice(0, MOST_FAULTY)
    .map(({ line, refusal }) => ({ line, what: sentenceOf(refusal, lang).what }));
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { lang } = locals;
    const form = await request.formData();
    const { table } = answered(await locals.read((call) => lookAtTable(call, params.assessment)), lang);
    const spec = readAssessSpec(specFrom(form, table.headings));
    if (!spec.ok) return refused(spec.refusal, lang, form);
    const prepared = await prepareAssessment(table, spec.value, form.get('leave-out') === 'yes');
    if (!prepared.ok) {
      const { status, data } = refused(prepared.refusal, lang, form);
      return fail(status, { ...data, faulty: faultyText(prepared.faulty ?? [], lang) });
    }
    const kept = await locals.call((call) => assessBrought(call, params.assessment, prepared.value));
    if (!kept.ok) return refused(kept.refusal, lang, form);
    redirect(303, `/desk/regions/${params.assessment}`);
  },
};
