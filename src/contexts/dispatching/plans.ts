import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { keepWays, withKeptWays } from './kept-ways.ts';
import type { Day, DayRoute, DayWays, Missing } from './kernel/day.ts';

export type PlanStatus = 'asked' | 'ready' | 'accepted' | 'replaced';

/** What a carrier's vehicles would do on a day. */
export interface DayPlan {
  readonly id: string;
  readonly day: CalendarDay;
  readonly carrierId: string;
  /** 1, 2 … of the carrier's day. */
  readonly number: number;
  readonly status: PlanStatus;
  /** Processor seconds its search may take. */
  readonly seconds: number;
  /** The day as it was known when it was asked for: the plan is judged by it. */
  readonly given: Day;
  readonly routes: readonly DayRoute[];
  readonly missing: readonly Missing[];
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly readyAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly acceptedByName: string | null;
}

/** What a plan comes to, judged by the checker from the day as it was known. */
export interface PlanFigures {
  readonly costFen: Fen;
  readonly metres: number;
  readonly vehicles: number;
  /** Parcels planned, those of them that keep their promise, and those in no round. */
  readonly parcels: number;
  readonly onTime: number;
  readonly left: number;
}

/** A plan in a list: what it comes to, without the day it is made from. */
export interface ListedPlan
  extends Pick<DayPlan, 'id' | 'number' | 'status' | 'askedAt' | 'askedByName' | 'acceptedAt'> {
  /** Null for one of before they were kept. */
  readonly figures: PlanFigures | null;
  /** It cannot be driven as it is. */
  readonly faulty: boolean | null;
}

/** What is kept with a plan for the lists it is in. */
export type Judged = { readonly figures: PlanFigures; readonly faulty: boolean };

export async function planById(call: Call, id: string): Promise<DayPlan | undefined> {
  return isId(id) ? (await plansWhere(call, sql`id = ${id}`))[0] : undefined;
}

/** A carrier's plans of a day, newest first, fifty at most: no ways and no stops are read. */
export async function plansOfDay(call: Call, carrierId: string, day: CalendarDay): Promise<ListedPlan[]> {
  const { rows } = await sql<ListedPlan>`
    select id, number, status, asked_at, asked_by_name, accepted_at, figures, faulty from dispatching.plan
    where county_id = ${call.county} and carrier_id = ${carrierId} and day = ${day}
    order by number desc limit 50`.execute(call.tx);
  return rows;
}

/** Lets one caller at a time number a carrier's plans of a day, or make one of them its rounds. */
export async function lockDay(
  call: Call,
  { carrierId, day }: Pick<DayPlan, 'carrierId' | 'day'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`dispatching.plan ${carrierId} ${day}`}))`.execute(
    call.tx,
  );
}

/** The plan, held until this transaction ends. */
export async function lockPlan(call: Call, id: string): Promise<DayPlan | undefined> {
  if (!isId(id)) return undefined;
  await sql`select 1 from dispatching.plan where county_id = ${call.county} and id = ${id} for update`.execute(
    call.tx,
  );
  return planById(call, id);
}

async function plansWhere(call: Call, condition: RawBuilder<unknown>): Promise<DayPlan[]> {
  const { rows } = await sql<DayPlan & { readonly ways: DayWays | null }>`
    select id, day, carrier_id, number, status, seconds, given, routes, missing, asked_at, asked_by_name, ready_at,
           accepted_at, accepted_by_name,
           (select w.ways from dispatching.ways w
            where w.county_id = plan.county_id and w.digest = plan.ways_digest) as ways
    from dispatching.plan where county_id = ${call.county} and ${condition} limit 1`.execute(call.tx);
  return rows.map(({ ways, ...plan }) => ({ ...plan, given: withKeptWays(plan.given, ways) }));
}

/** Writes a new plan with the next number of its carrier's day; a known id is left as it is. */
export async function insertPlan(
  call: Call,
  plan: Pick<
    DayPlan,
    'id' | 'day' | 'carrierId' | 'status' | 'seconds' | 'given' | 'routes' | 'missing' | 'readyAt'
  >,
  { figures, faulty }: Judged,
): Promise<boolean> {
  const { routes, missing } = plan;
  // Numbers follow each other without a gap.
  await lockDay(call, plan);
  const { given, waysDigest } = await keepWays(call, plan.given);
  const { numAffectedRows } = await sql`
    insert into dispatching.plan (county_id, id, day, carrier_id, number, status, seconds, given, routes, missing,
      asked_at, asked_by_name, ready_at, ways_digest, figures, faulty)
    select ${call.county}, ${plan.id}, ${plan.day}, ${plan.carrierId}, 1 + coalesce(max(number), 0), ${plan.status},
           ${plan.seconds}, ${JSON.stringify(given)}::jsonb, ${JSON.stringify(routes)}::jsonb,
           ${JSON.stringify(missing)}::jsonb, ${call.now}, ${call.actor.name}, ${plan.readyAt},
           ${waysDigest}, ${JSON.stringify(figures)}::jsonb, ${faulty}
    from dispatching.plan
    where county_id = ${call.county} and carrier_id = ${plan.carrierId} and day = ${plan.day}
    on conflict (county_id, id) do nothing`.execute(call.tx);
  return numAffectedRows === 1n;
}

/** Writes what the ways of a plan that is asked for are. */
export async function writeWays(call: Call, id: string, day: Day): Promise<void> {
  const { given, waysDigest } = await keepWays(call, day);
  await sql`
    update dispatching.plan set given = ${JSON.stringify(given)}::jsonb, ways_digest = ${waysDigest}
    where county_id = ${call.county} and id = ${id} and status = 'asked'`.execute(call.tx);
}

/** Writes the routes of a plan that is not accepted yet; it is ready from then on. */
export async function writeRoutes(
  call: Call,
  id: string,
  { routes, missing }: Pick<DayPlan, 'routes' | 'missing'>,
  { figures, faulty }: Judged,
): Promise<void> {
  await sql`
    update dispatching.plan set routes = ${JSON.stringify(routes)}::jsonb, missing = ${JSON.stringify(missing)}::jsonb,
      status = 'ready', ready_at = coalesce(ready_at, ${call.now}), figures = ${JSON.stringify(figures)}::jsonb,
      faulty = ${faulty}
    where county_id = ${call.county} and id = ${id} and status in ('asked', 'ready')`.execute(call.tx);
}

/** The plan holds from now on, and the one that held before does not. */
export async function markAccepted(
  call: Call,
  plan: Pick<DayPlan, 'id' | 'carrierId' | 'day'>,
): Promise<void> {
  await markReplaced(call, plan);
  await sql`
    update dispatching.plan set pooled_over_at = null
    where county_id = ${call.county} and carrier_id = ${plan.carrierId} and day = ${plan.day}
      and pooled_over_at is not null`.execute(call.tx);
  await sql`
    update dispatching.plan
    set status = 'accepted', accepted_at = ${call.now}, accepted_by_name = ${call.actor.name}
    where county_id = ${call.county} and id = ${plan.id}`.execute(call.tx);
}

/** No plan of a carrier's day holds any more, or none of those accepted by then. */
export async function markReplaced(
  call: Call,
  { carrierId, day }: Pick<DayPlan, 'carrierId' | 'day'>,
  by: Date | null = null,
): Promise<void> {
  await sql`
    update dispatching.plan set status = 'replaced', pooled_over_at = ${by}
    where county_id = ${call.county} and carrier_id = ${carrierId} and day = ${day}
      and status = 'accepted' and (${by}::timestamptz is null or accepted_at <= ${by})`.execute(call.tx);
}

/** Whose plans gave way to a day that was pooled at a moment. */
export async function carriersUnder(call: Call, day: CalendarDay, pooledAt: Date): Promise<string[]> {
  const { rows } = await sql<{ carrierId: string }>`
    select distinct carrier_id from dispatching.plan
    where county_id = ${call.county} and day = ${day} and status = 'replaced' and pooled_over_at = ${pooledAt}`.execute(
    call.tx,
  );
  return rows.map(({ carrierId }) => carrierId);
}

/** Whose plans, accepted by a moment, hold by what is written of them. */
export async function carriersHolding(call: Call, day: CalendarDay, by: Date): Promise<string[]> {
  const { rows } = await sql<{ carrierId: string }>`
    select distinct carrier_id from dispatching.plan
    where county_id = ${call.county} and day = ${day} and status = 'accepted' and accepted_at <= ${by}`.execute(
    call.tx,
  );
  return rows.map(({ carrierId }) => carrierId);
}

/** What held when a carrier's day was pooled at a moment, whether it was marked as replaced or not; none where another holds by now. */
export async function planUnder(
  call: Call,
  { carrierId, day }: Pick<DayPlan, 'carrierId' | 'day'>,
  pooledAt: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; holds: boolean }>`
    select id, status = 'accepted' and accepted_at > ${pooledAt} as holds from dispatching.plan
    where county_id = ${call.county} and carrier_id = ${carrierId} and day = ${day}
      and (status = 'accepted' or (status = 'replaced' and pooled_over_at is not null))
    order by status, accepted_at desc limit 1`.execute(call.tx);
  return rows.find(({ holds }) => !holds)?.id;
}

/** A plan that held or was replaced may be accepted again. */
export async function standAgain(call: Call, id: string): Promise<void> {
  await sql`
    update dispatching.plan set status = 'ready', pooled_over_at = null, accepted_at = null, accepted_by_name = null
    where county_id = ${call.county} and id = ${id} and status in ('accepted', 'replaced')`.execute(call.tx);
}
