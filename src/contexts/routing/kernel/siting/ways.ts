/** Every chain of sites, one a level, in which each leads only to those it may: `next[site]`. */
export function chains(
  levels: readonly (readonly number[])[],
  next: (site: number) => ReadonlySet<number>,
): number[][] {
  const [first = [], ...rest] = levels;
  let ways = first.map((site) => [site]);
  for (const level of rest)
    ways = ways.flatMap((way) => {
      const allowed = next(way.at(-1) as number);
      return level.filter((site) => allowed.has(site)).map((site) => [...way, site]);
    });
  return ways;
}

/** The `count` of `candidates` that are nearest, or all of them. */
export function nearestOf(
  candidates: readonly number[],
  km: (site: number) => number,
  count: number | undefined,
): Set<number> {
  if (count === undefined || count >= candidates.length) return new Set(candidates);
  return new Set([...candidates].sort((a, b) => km(a) - km(b)).slice(0, count));
}
