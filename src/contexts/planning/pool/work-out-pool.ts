import { Worker } from 'node:worker_threads';
import { isoWeekday, networkOf, vehiclesOf } from '#delivery';
import { organisationsOfKind } from '#people';
import { type CountyWays, countyWays, timesBetween, withGuesses } from '#routing';
import { type Call, may } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { PoolRule } from '../kernel/share-pool.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { broughtTo, tryOf, writeTry } from './brought.ts';
import { lockPoolDay } from './lock-pool-day.ts';
import type { PooledDay } from './pool-day.ts';
import { dayIsKept } from './pool-months.ts';
import { GUESS, type PoolGiven, poolProblem } from './pool-problem.ts';
import { poolRoundsOf } from './pool-rounds-kept.ts';
import type { PoolSetting } from './pool-thread.ts';
import { keepPoolDay } from './settle-month.ts';

/** A day's pool as it was brought, ready to be worked out. */
export interface PoolQuestion {
  readonly county: string;
  readonly day: Day;
  readonly given: PoolGiven;
  /** What there is in the county to know ways from. */
  readonly from: CountyWays;
  readonly rule: PoolRule;
  readonly organisationIds: readonly string[];
  /** When each carrier brought its goods: changed since, the answer is of other goods. */
  readonly broughtAt: readonly number[];
}

/** The same number and seed for every day: asked again, it is shared alike. */
const ITERATIONS = 1_500;
const SEED = 1;

/** Days being worked out by this process. */
const running = new Set<string>();

/**
 * The first of three steps: what was brought to a day, with the vehicles that can go out. `workOutPool` plans every coalition on a thread,
 * apart from any transaction; `keepPoolTry` writes it down. Refuses `planning.not-allowed`, `planning.day-kept`, `planning.day-accepted`,
 * `planning.how-many-carriers`, `planning.no-villages` without a hub, `planning.pool-running`.
 */
export async function preparePool(
  call: Call,
  { day, rule }: { readonly day: Day; readonly rule: PoolRule },
): Promise<Outcome<PoolQuestion>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  if (await dayIsKept(call, day)) return refuse('planning.day-kept', { day });
  if (await poolRoundsOf(call, day)) return refuse('planning.day-accepted', { day });
  if (running.has(`${call.county} ${day}`)) return refuse('planning.pool-running');
  const brought = await broughtTo(call, day);
  if (brought.length < 2) return refuse('planning.how-many-carriers', { most: 8 });
  const network = await networkOf(call);
  if (!network.ok) return network;
  const known = await vehiclesOf(call);
  if (!known.ok) return known;
  const { nodes } = network.value;
  const hub = nodes.find(({ kind }) => kind === 'hub');
  if (!hub) return refuse('planning.no-villages');
  const joining = new Set(brought.map(({ organisationId }) => organisationId));
  const vehicles = known.value.filter(
    ({ active, hubId, weekdays, carrierId }) =>
      active && hubId === hub.id && joining.has(carrierId) && weekdays.includes(isoWeekday(day)),
  );
  const carriers = await organisationsOfKind(call, 'carrier');
  const served = new Set(brought.flatMap(({ stops }) => stops.map(({ nodeId }) => nodeId)));
  const spots = [hub, ...nodes.filter(({ id }) => served.has(id))];
  const names = new Map(carriers.map(({ id, nameZh }) => [id, nameZh]));
  return ok({
    ...{ county: call.county, day },
    organisationIds: brought.map(({ organisationId }) => organisationId),
    broughtAt: brought.map(({ at }) => at.getTime()),
    ...{ given: { spots, vehicles, brought, names }, from: await countyWays(call), rule },
  });
}

/** The ways, by a road service that may take its time, then 2ⁿ plans on a thread of their own. */
export async function workOutPool({
  county,
  day,
  given,
  from,
  rule,
}: PoolQuestion): Promise<Outcome<PooledDay, PlanningRefusal>> {
  const key = `${county} ${day}`;
  if (running.has(key)) return refuse('planning.pool-running');
  running.add(key);
  try {
    const ways = withGuesses(await timesBetween(from, given.spots, GUESS), given.spots, GUESS);
    const effort = { seed: SEED, iterations: ITERATIONS, rule };
    const setting: PoolSetting = { ...poolProblem({ ...given, ways }), effort };
    const pooled = await new Promise<Outcome<PooledDay, PlanningRefusal>>((resolve, reject) => {
      const worker = new Worker(new URL('./pool-thread.ts', import.meta.url), { workerData: setting });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`a pooling thread ended with ${code}`)));
    });
    const apart = ways.apart.flatMap(({ point }) => given.spots[point]?.code ?? []);
    return pooled.ok ? ok({ ...pooled.value, ways: { used: ways.used, apart } }) : pooled;
  } finally {
    running.delete(key);
  }
}

/** Keeps what came out, unless other goods were brought meanwhile: `planning.not-worked-out`. */
export async function keepPoolTry(
  call: Call,
  { day, organisationIds, broughtAt }: PoolQuestion,
  pooled: PooledDay,
): Promise<Outcome<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  await lockPoolDay(call, day);
  if (await dayIsKept(call, day)) return refuse('planning.day-kept', { day });
  if (await poolRoundsOf(call, day)) return refuse('planning.day-accepted', { day });
  const now = await broughtTo(call, day);
  const same =
    now.length === organisationIds.length &&
    now.every((each, i) => each.organisationId === organisationIds[i] && each.at.getTime() === broughtAt[i]);
  if (!same) return refuse('planning.not-worked-out');
  await writeTry(call, day, { pooled, organisationIds });
  return ok();
}

/** The day was driven as it was worked out: from now on it counts in its month. Confirmed twice it counts once. */
export async function confirmPoolDay(call: Call, day: Day): Promise<Outcome<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  if (day > dayOf(call.now)) return refuse('planning.day-not-driven', { day });
  await lockPoolDay(call, day);
  const tried = await tryOf(call, day);
  if (!tried) return refuse('planning.not-worked-out');
  return keepPoolDay(call, { day, pooled: tried.pooled, organisationIds: tried.organisationIds });
}
