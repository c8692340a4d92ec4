import { type Siting, type SitingPlan, type SitingProgress, sitingFrom, solveSiting } from '#routing';
import type { Outcome as Answer } from '#shared/outcome.ts';
import { ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { DETOUR } from './ask-ground.ts';
import type { Asked, Ground, Outcome, Terms } from './what-if.ts';

const WEEKS = [13, 13, 13, 13];
const SECONDS = 20;
/** A tenth of a percent is nearer than any of the figures that were put in. */
const GAP = 0.001;
/** Where the sites are said, only whose goods go where is left to find. */
const TRIED_BY_HAND = 2000;
const KG_A_TONNE = 1000;

export interface Watching {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SitingProgress) => void;
}

/** Which sites are open and which village goes where, in threads of its own; asked for by hand, only the latter is left to find. */
export async function workOut(
  { ground, terms }: { readonly ground: Ground; readonly terms: Terms },
  asked: Asked,
  watching: Watching = {},
): Promise<Answer<Outcome, PlanningRefusal>> {
  const wanted =
    asked.by === 'hand'
      ? ground.villages.filter(({ code }) => asked.villages.includes(code))
      : ground.villages;
  const read = sitingFrom(questionOf(ground, terms, asked, wanted), kmOn(ground, wanted));
  if (!read.ok) return refuse('planning.nothing-found', { proven: true });
  const sited = await solveSiting(read.value.problem, {
    seed: 1,
    seconds: SECONDS,
    gap: GAP,
    ...(asked.by === 'hand' && { iterations: TRIED_BY_HAND }),
    ...watching,
  });
  if (!sited.plan) return refuse('planning.nothing-found', { proven: sited.impossible });
  const codes = [...ground.sites.map(({ code }) => code), ...wanted.map(({ code }) => code)];
  return ok(outcomeOf({ ground, terms, siting: read.value, plan: sited.plan, codes, gap: sited.gap }));
}

function questionOf(ground: Ground, terms: Terms, asked: Asked, wanted: Ground['villages']) {
  const perKg = (fen: number) => fen / KG_A_TONNE;
  const machine = asked.by === 'machine' ? asked : undefined;
  return {
    levels: ['site'],
    hub: { name: 'hub', lon: ground.hub.lng, lat: ground.hub.lat },
    seasons: WEEKS.map((weeks, quarter) => ({ name: String(quarter + 1), weeks })),
    villages: ground.villages.map(({ code, lat, lng, kg }) => ({ name: code, lon: lng, lat, out: [...kg] })),
    sites: [
      ...ground.sites.map(({ code, lat, lng }) => ({
        ...{ name: `there ${code}`, lon: lng, lat, level: 'site', existing: true, keep: true },
      })),
      ...wanted.map(({ code, lat, lng }) => ({
        ...{ name: `new ${code}`, lon: lng, lat, level: 'site', capacity: terms.weeklyKg },
        ...{ buildFen: terms.buildFen, yearlyFen: terms.yearlyFen, keep: !machine },
      })),
    ],
    outFenPerKgKm: [perKg(terms.firstFen), perKg(terms.trunkFen)],
    detour: DETOUR,
    years: terms.years,
    ...(machine && { budgetFen: machine.budgetFen }),
    cover: machine?.coverAll ? [{ level: 'site', km: terms.coverKm }] : [],
  };
}

/** Km by the ground's ways between the spots of a question; undefined where they are guessed. */
function kmOn({ hub, villages, sites, ways }: Ground, wanted: Ground['villages']) {
  if (!ways || ways.metres.length === 0) return undefined;
  const spots = [hub, ...villages, ...sites];
  const at = new Map<object, number>(spots.map((spot, place) => [spot, place]));
  const asked = [...villages, ...sites, ...wanted, hub].map((spot) => at.get(spot) ?? 0);
  return (from: number, to: number) =>
    (ways.metres[(asked[from] ?? 0) * spots.length + (asked[to] ?? 0)] ?? 0) / 1_000;
}

interface Found {
  readonly ground: Ground;
  readonly terms: Terms;
  readonly siting: Siting;
  readonly plan: SitingPlan;
  /** The code of each site of the problem. */
  readonly codes: readonly string[];
  readonly gap: number;
}

function outcomeOf({ ground, terms, siting: { problem, km }, plan, codes, gap }: Found): Outcome {
  const count = problem.sites.length;
  const wayOf = new Map(plan.shares.map(({ village, way }) => [village, problem.ways[way]?.[0] ?? 0]));
  const built = plan.open.filter((site) => site >= ground.sites.length);
  const far = ground.villages.map((_, v) => km[v * count + (wayOf.get(v) ?? 0)] ?? 0);
  const nearest = ground.villages.map((_, v) =>
    Math.min(...plan.open.map((site) => km[v * count + site] ?? 0)),
  );
  const yearlyKg = ground.villages.map(({ kg }) =>
    kg.reduce((sum, each, q) => sum + each * (WEEKS[q] ?? 0), 0),
  );
  const all = yearlyKg.reduce((sum, each) => sum + each, 0);
  const kgKm = far.reduce((sum, each, v) => sum + each * (yearlyKg[v] ?? 0), 0);
  let carrying = 0;
  for (const { village, way, share } of plan.shares)
    carrying += share * (problem.cost[village * problem.ways.length + way] ?? 0);
  const sitesFen = Math.round(built.length * (terms.yearlyFen + terms.buildFen / terms.years));
  const carryingFen = Math.round(carrying);
  return {
    built: built.map((site) => codes[site] ?? ''),
    site: ground.villages.map((_, v) => codes[wayOf.get(v) ?? 0] ?? ''),
    km: far.map((each) => Math.round(each * 10) / 10),
    covered: nearest.filter((each) => each <= terms.coverKm).length,
    meanKm: all > 0 ? kgKm / all : far.reduce((sum, each) => sum + each, 0) / far.length,
    tonneKm: kgKm / KG_A_TONNE,
    carryingFen,
    buildFen: built.length * terms.buildFen,
    sitesFen,
    totalFen: carryingFen + sitesFen,
    gap,
  };
}
