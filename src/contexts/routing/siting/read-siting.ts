import { parsed } from '../json/read-json.ts';
import { repeated } from '../json/vehicles-of.ts';
import { geodesic } from '../kernel/geodesic.ts';
import type { Cover, SitingProblem } from '../kernel/siting/problem.ts';
import { chains, nearestOf } from '../kernel/siting/ways.ts';
import type { SitingFileFault } from './siting-fault.ts';
import { type GivenSiting, sitingSchema } from './siting-schema.ts';

/** A question of the county’s own kind, with what a page or a command tells of its answer. */
export interface Siting {
  readonly problem: SitingProblem;
  readonly levels: readonly string[];
  /** Km of road from each village to each site, village by village. */
  readonly km: Float64Array;
}

/** More costs than this are not laid out in memory: the file can say `nearest`. */
const MOST_COSTS = 4_000_000;

export function readSitingJson(text: string): Siting | SitingFileFault {
  const json = parsed(text);
  if (json === undefined) return { code: 'not-json', at: '' };
  const read = sitingSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { code: 'wrong-field', at: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  return sitingOf(read.data);
}

/** Km from one spot to another, by their numbers: villages, then sites, then the hub. */
export type KmOf = (from: number, to: number) => number;

/** A question as it was given becomes a problem: kilometres, ways, yearly costs, loads a season. */
export function sitingOf(given: GivenSiting, known?: KmOf): Siting | SitingFileFault {
  const { levels, seasons, villages, sites, hub } = given;
  const same = repeated(villages) ?? repeated(sites) ?? repeated(levels.map((name) => ({ name })));
  if (same !== null) return { code: 'same-name', at: same };
  const levelOf = new Map(levels.map((name, index) => [name, index]));
  const nowhere = [...sites, ...given.cover].find(({ level }) => !levelOf.has(level));
  if (nowhere) return { code: 'unknown-level', at: nowhere.level };
  const empty = levels.find((name) => !sites.some(({ level }) => level === name));
  if (empty !== undefined) return { code: 'empty-level', at: empty };
  const wrongSeasons = villages.find((each) =>
    [each.out, each.in].some((amounts) => Array.isArray(amounts) && amounts.length !== seasons.length),
  );
  if (wrongSeasons) return { code: 'wrong-field', at: `${wrongSeasons.name}: ≠ ${seasons.length}` };
  const legs = levels.length + (hub ? 1 : 0);
  const wrongLegs = [given.outFenPerKgKm, given.inFenPerKgKm].find(
    (each) => Array.isArray(each) && each.length !== legs,
  );
  if (wrongLegs) return { code: 'wrong-field', at: `FenPerKgKm: ≠ ${legs}` };

  const spots = [...villages, ...sites, ...(hub ? [hub] : [])];
  const straight = geodesic(
    spots.map(({ lon }) => lon),
    spots.map(({ lat }) => lat),
  );
  const guessed: KmOf = (from, to) => ((straight[from * spots.length + to] ?? 0) * given.detour) / 1000;
  const kmOf = known ?? guessed;
  const siteAt = (site: number) => villages.length + site;
  const hubAt = villages.length + sites.length;
  const byLevel = levels.map((name) => [...sites.keys()].filter((site) => sites[site]?.level === name));
  const nextOf = sites.map(({ level }, site) =>
    nearestOf(
      byLevel[(levelOf.get(level) ?? 0) + 1] ?? [],
      (to) => kmOf(siteAt(site), siteAt(to)),
      given.nearest,
    ),
  );
  const ways = chains(byLevel, (site) => nextOf[site] ?? new Set());
  if (ways.length * villages.length > MOST_COSTS)
    return { code: 'too-many-ways', at: `${villages.length} × ${ways.length}` };

  const seasonal = (amounts: number | number[], season: number) =>
    Array.isArray(amounts) ? (amounts[season] ?? 0) : amounts;
  const onLeg = (tariff: number | number[], leg: number) =>
    Array.isArray(tariff) ? (tariff[leg] ?? 0) : tariff;
  const use = new Float64Array(villages.length * seasons.length);
  const cost = new Float64Array(villages.length * ways.length).fill(Number.POSITIVE_INFINITY);
  for (const [v, village] of villages.entries()) {
    let out = 0;
    let into = 0;
    for (const [s, { weeks }] of seasons.entries()) {
      use[v * seasons.length + s] = seasonal(village.out, s) + seasonal(village.in, s);
      out += weeks * seasonal(village.out, s);
      into += weeks * seasonal(village.in, s);
    }
    const near = nearestOf(byLevel[0] ?? [], (site) => kmOf(v, siteAt(site)), given.nearest);
    for (const [w, through] of ways.entries()) {
      const [first = 0] = through;
      if (!near.has(first) || kmOf(v, siteAt(first)) > (given.farthestKm ?? Number.POSITIVE_INFINITY))
        continue;
      let price = 0;
      let from = v;
      const stops = [...through.map(siteAt), ...(hub ? [hubAt] : [])];
      for (const [leg, to] of stops.entries()) {
        price +=
          kmOf(from, to) * (out * onLeg(given.outFenPerKgKm, leg) + into * onLeg(given.inFenPerKgKm, leg));
        from = to;
      }
      for (const site of through) price += (out + into) * (sites[site]?.handlingFenPerKg ?? 0);
      cost[v * ways.length + w] = price;
    }
    if (
      cost.subarray(v * ways.length, (v + 1) * ways.length).every((each) => each === Number.POSITIVE_INFINITY)
    )
      return { code: 'out-of-reach', at: village.name };
  }
  const cover = coverOf(given, (v, site) => kmOf(v, siteAt(site)));
  if (!Array.isArray(cover)) return cover;
  return {
    levels,
    km: Float64Array.from({ length: villages.length * sites.length }, (_, at) =>
      kmOf(Math.floor(at / sites.length), siteAt(at % sites.length)),
    ),
    problem: {
      name: given.name,
      seasons: seasons.map(({ name }) => name),
      villages: villages.map(({ name }) => name),
      sites: sites.map(({ existing, keep, buildFen, yearlyFen, capacity, name, level }) => {
        const build = existing ? 0 : buildFen;
        return {
          name,
          level: levelOf.get(level) ?? 0,
          capacity: capacity ?? Number.POSITIVE_INFINITY,
          fixed: yearlyFen + build / given.years,
          build,
          keep,
        };
      }),
      ways,
      cost,
      use,
      cover,
      budget: given.budgetFen ?? Number.POSITIVE_INFINITY,
      split: given.split,
    },
  };
}

function coverOf(
  { villages, sites, cover, bus }: GivenSiting,
  km: (village: number, site: number) => number,
): Cover[] | SitingFileFault {
  const villageAt = new Map(villages.map(({ name }, at) => [name, at]));
  const siteAt = new Map(sites.map(({ name }, at) => [name, at]));
  const byBus = new Set<string>();
  for (const { village, site } of bus) {
    const [v, s] = [villageAt.get(village), siteAt.get(site)];
    if (v === undefined || s === undefined)
      return { code: 'unknown-place', at: v === undefined ? village : site };
    byBus.add(`${v} ${s}`);
  }
  const rules: Cover[] = [];
  for (const rule of cover) {
    for (const [village, { name }] of villages.entries()) {
      const near = [...sites.keys()].filter(
        (site) =>
          sites[site]?.level === rule.level &&
          (km(village, site) <= rule.km || byBus.has(`${village} ${site}`)),
      );
      if (near.length === 0) return { code: 'uncovered', at: `${name}: ${rule.level} ≤ ${rule.km} km` };
      rules.push({ village, sites: near });
    }
  }
  return rules;
}
