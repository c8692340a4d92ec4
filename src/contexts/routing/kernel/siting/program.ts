import { compressed, type LinearModel, type Row } from '#shared/solver/linear-model.ts';
import type { SitingBound } from './bound.ts';
import type { SitingPlan, SitingProblem } from './problem.ts';

/** The problem as a program with whole numbers, and how its columns are read back. */
export interface SitingProgram {
  readonly model: LinearModel;
  readonly planOf: (x: ArrayLike<number>) => SitingPlan;
}

/**
 * One column a site and one for each way a village may go. Rows: each village is served; through no closed site; within capacities, season by
 * season; the budget; each rule of coverage. What `known` rules out is left out.
 */
export function siteProgram(problem: SitingProblem, known: SitingBound | null): SitingProgram {
  const { sites, villages, ways, seasons, cost, use } = problem;
  const taken: { village: number; way: number }[] = [];
  const isClosed = (site: number) => known?.fixed[site] === 2;
  for (let village = 0; village < villages.length; village++) {
    for (let way = 0; way < ways.length; way++) {
      const at = village * ways.length + way;
      if (cost[at] === Number.POSITIVE_INFINITY || known?.barred[at] === 1) continue;
      if ((ways[way] as readonly number[]).some(isClosed)) continue;
      taken.push({ village, way });
    }
  }
  const column = (k: number) => sites.length + k;
  const serving = villages.map(() => new Map<number, number>());
  const rows: Row[] = serving.map((terms, v) => ({ name: `serve ${villages[v]}`, terms, least: 1, most: 1 }));
  const through = new Map<string, Map<number, number>>();
  const loads = sites.map(() => seasons.map(() => new Map<number, number>()));
  for (const [k, { village, way }] of taken.entries()) {
    serving[village]?.set(column(k), 1);
    for (const site of ways[way] as readonly number[]) {
      const key = `${village} ${site}`;
      const link = through.get(key) ?? new Map([[site, -1]]);
      link.set(column(k), 1);
      through.set(key, link);
      for (let s = 0; s < seasons.length; s++) {
        const takes = use[village * seasons.length + s] as number;
        if (takes > 0) loads[site]?.[s]?.set(column(k), takes);
      }
    }
  }
  for (const [key, terms] of through)
    rows.push({ name: `open ${key}`, terms, least: Number.NEGATIVE_INFINITY, most: 0 });
  for (const [site, { name, capacity }] of sites.entries()) {
    if (capacity === Number.POSITIVE_INFINITY) continue;
    for (const [s, terms] of (loads[site] ?? []).entries()) {
      if (terms.size === 0) continue;
      terms.set(site, -capacity);
      rows.push({ name: `room ${name} ${seasons[s]}`, terms, least: Number.NEGATIVE_INFINITY, most: 0 });
    }
  }
  for (const { village, sites: near } of problem.cover)
    rows.push({
      name: `near ${villages[village]}`,
      terms: new Map(near.map((site) => [site, 1])),
      least: 1,
      most: Number.POSITIVE_INFINITY,
    });
  if (problem.budget !== Number.POSITIVE_INFINITY)
    rows.push({
      name: 'budget',
      terms: new Map(sites.flatMap(({ build }, site) => (build === 0 ? [] : [[site, build]]))),
      least: Number.NEGATIVE_INFINITY,
      most: problem.budget,
    });
  const columns = sites.length + taken.length;
  const model: LinearModel = {
    sense: 'min',
    offset: 0,
    columnNames: Array.from({ length: columns }, (_, k) => `x${k}`),
    cost: Float64Array.from({ length: columns }, (_, k) => {
      const way = taken[k - sites.length];
      return way ? (cost[way.village * ways.length + way.way] as number) : (sites[k]?.fixed ?? 0);
    }),
    lower: Float64Array.from({ length: columns }, (_, k) => (sites[k]?.keep ? 1 : 0)),
    upper: Float64Array.from({ length: columns }, (_, k) => (isClosed(k) && k < sites.length ? 0 : 1)),
    whole: Int32Array.from({ length: columns }, (_, k) => (k < sites.length || !problem.split ? 1 : 0)),
    ...compressed(rows),
  };
  return {
    model,
    planOf: (x) => ({
      open: [...sites.keys()].filter((site) => (x[site] as number) > 0.5),
      shares: taken.flatMap(({ village, way }, k) => {
        const share = x[column(k)] as number;
        if (problem.split) return share > 1e-9 ? [{ village, way, share }] : [];
        return share > 0.5 ? [{ village, way, share: 1 }] : [];
      }),
    }),
  };
}
