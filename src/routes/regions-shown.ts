import { type ChangedSince, fifthsOf, foremost, type LookedAtRegions, medianOf } from '#region';

/** Which map of a table is asked for. */
export const mapKinds = ['score', 'interval', 'cluster'] as const;
export type MapKind = (typeof mapKinds)[number];

export function mapAsked(url: URL): MapKind {
  return mapKinds.find((kind) => kind === url.searchParams.get('map')) ?? 'score';
}

/** An assessed table as its pages show it, the weakest first. */
export function regionsShown(
  { table, as, made, convergences }: LookedAtRegions,
  { page, size, map }: { readonly page: number; readonly size: number; readonly map: MapKind },
) {
  const [whole] = made.scores;
  const score = whole?.score ?? new Float64Array();
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
    map: mapShown({ table, as, made }, map),
    moran: as.clusters && { value: as.clusters.moran, z: as.clusters.z },
    // The weakest first: they are who this page is for.
    regions: order.slice((page - 1) * size, page * size).map((row) => ({
      unit: made.units[row] ?? '',
      name: made.names[row] ?? '',
      score: (score[row] ?? 0) * 100,
      rank: made.ranks[row] ?? 0,
      low: as.ranks.low[row] ?? 0,
      high: as.ranks.high[row] ?? 0,
      cluster: as.clusters?.of[row] ?? ('none' as const),
      weaknesses: made.weaknesses[row]?.map(({ kind }) => kind) ?? [],
    })),
    recoded: Object.entries(as.codes).map(([old, into]) => ({ old, into })),
    convergences: convergences.map(({ column, regions, years, beta }) => ({
      column,
      regions,
      first: years[0],
      last: years.at(-1),
      beta: beta?.beta.value,
      p: beta?.beta.p,
      halfLife: beta?.halfLife,
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

/** The map of all regions: by fifths of the score, by how sure the rank is, or by clusters; undefined without boundaries. */
export function mapShown(
  { table, as, made }: Pick<LookedAtRegions, 'table' | 'as' | 'made'>,
  kind: MapKind,
  here?: number,
) {
  const { boundaries } = table;
  if (!boundaries) return undefined;
  const width = made.units.map((_, row) => (as.ranks.high[row] ?? 0) - (as.ranks.low[row] ?? 0));
  const score = made.scores[0]?.score ?? new Float64Array();
  const fifths = fifthsOf(kind === 'interval' ? Float64Array.from(width, (each) => -each) : score);
  const shown = kind === 'cluster' && !as.clusters ? 'score' : kind;
  return {
    kind: shown,
    kinds: mapKinds.filter((each) => each !== 'cluster' || as.clusters),
    width: boundaries.width,
    height: boundaries.height,
    // Its own shape last, so that its edge lies on top.
    shapes: [...made.units.keys()]
      .sort((a, b) => Number(a === here) - Number(b === here))
      .flatMap((row) => {
        const d = boundaries.paths[made.units[row] ?? ''];
        if (!d) return [];
        const level = shown === 'cluster' ? (as.clusters?.of[row] ?? 'none') : `level${fifths[row] ?? 0}`;
        return [{ d, level, label: made.names[row] ?? '', here: row === here }];
      }),
  };
}

/** One region of an assessed table as its pages show it. */
export function regionShown(looked: LookedAtRegions, row: number, changed: ChangedSince | undefined) {
  const { table, as, made } = looked;
  const names = as.spec.indicators.map(({ column }) => column);
  const [whole] = made.scores;
  return {
    id: table.id,
    fileName: table.fileName,
    unit: made.units[row] ?? '',
    name: made.names[row] ?? '',
    total: made.units.length,
    score: (whole?.score[row] ?? 0) * 100,
    rank: made.ranks[row] ?? 0,
    low: as.ranks.low[row] ?? 0,
    high: as.ranks.high[row] ?? 0,
    cluster: as.clusters?.of[row] ?? ('none' as const),
    assessedAt: as.at,
    rule: as.spec.weakness,
    changed,
    weaknesses: (made.weaknesses[row] ?? []).map(({ evidence, ...weakness }) => ({
      ...weakness,
      evidence: evidence.map(({ column, rank }) => ({ name: names[column] ?? '', rank })),
    })),
    obstacles: foremost(made.obstacles, row, names.length).map(({ column, share }) => ({
      name: names[column] ?? '',
      share,
    })),
    indicators: as.spec.indicators.map(({ column, kind, direction }, at) => ({
      name: column,
      kind: kind ?? '',
      better: direction === 'benefit' ? ('more' as const) : ('less' as const),
      value: made.imputed[at]?.[row] ?? 0,
      filled: made.filled[at]?.includes(row) ?? false,
      median: medianOf(made.denominated[at] ?? new Float64Array()),
      place: (made.normalised[at]?.[row] ?? 0) * 100,
    })),
    map: mapShown(looked, 'score', row),
  };
}

export type RegionsShown = ReturnType<typeof regionsShown>;
export type RegionShown = ReturnType<typeof regionShown>;
