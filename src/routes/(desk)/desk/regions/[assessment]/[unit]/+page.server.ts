import { fifthsOf, foremost, lookAtRegions, medianOf, regionRow } from '#region';
import { answered } from '../../../../../answered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang } = locals;
  const looked = answered(await locals.read((call) => lookAtRegions(call, params.assessment)), lang);
  const row = answered(regionRow(looked, params.unit), lang);
  const { table, as, made } = looked;
  const names = as.spec.indicators.map(({ column }) => column);
  const [whole] = made.scores;
  const fifths = fifthsOf(whole?.score ?? new Float64Array());
  return {
    id: table.id,
    fileName: table.fileName,
    unit: params.unit,
    name: made.names[row] ?? params.unit,
    total: made.units.length,
    score: (whole?.score[row] ?? 0) * 100,
    rank: made.ranks[row] ?? 0,
    low: as.ranks.low[row] ?? 0,
    high: as.ranks.high[row] ?? 0,
    assessedAt: as.at,
    rule: as.spec.weakness,
    weaknesses: (made.weaknesses[row] ?? []).map(({ evidence, ...weakness }) => ({
      ...weakness,
      evidence: evidence.map(({ column, rank }) => ({ name: names[column] ?? '', rank })),
    })),
    obstacles: foremost(made.obstacles, row, names.length).map(({ column, share }) => ({
      name: names[column] ?? '',
      share,
    })),
    indicators: as.spec.indicators.map(({ column, kind, direction }, at) => {
      const read = made.denominated[at] ?? new Float64Array();
      return {
        name: column,
        kind: kind ?? '',
        better: direction === 'benefit' ? 'more' : 'less',
        value: made.imputed[at]?.[row] ?? 0,
        filled: made.filled[at]?.includes(row) ?? false,
        median: medianOf(read),
        place: (made.normalised[at]?.[row] ?? 0) * 100,
      };
    }),
    map: table.boundaries && {
      width: table.boundaries.width,
      height: table.boundaries.height,
      // Its own shape last, so that its edge lies on top.
      shapes: [...made.units.keys()]
        .sort((a, b) => Number(a === row) - Number(b === row))
        .flatMap((at) => {
          const d = table.boundaries?.paths[made.units[at] ?? ''];
          return d ? [{ d, level: fifths[at] ?? 0, label: made.names[at] ?? '', here: at === row }] : [];
        }),
    },
  };
};
