import { carriersAtWork } from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type DayAsKnown, dayAsKnown } from './day-as-known.ts';
import type { WaysAsked } from './day-ways.ts';
import type { DayWays } from './kernel/day.ts';
import { alertsOfDay, type ShownAlert } from './lines/alerts-of-day.ts';
import { judged } from './plan-file.ts';
import { type Judged, type ListedPlan, planById, plansOfDay } from './plans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty, plans } from './scope.ts';
import { type Progress, progressOf } from './searches.ts';
import { type Trouble, troublesOfDay } from './troubles.ts';
import { aroundTroubles, type WayOut, wayOut, waysAround } from './way-out.ts';

/** A dispatcher's day. */
export interface DayBoard {
  readonly day: CalendarDay;
  readonly carrierId: string;
  /** Whose days the caller may look at. */
  readonly carriers: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly mayPlan: boolean;
  readonly known: DayAsKnown;
  /** Newest first. */
  readonly plans: readonly (ListedPlan & Judged & { readonly progress: Progress | undefined })[];
  readonly troubles: readonly { readonly trouble: Trouble; readonly out: WayOut | undefined }[];
  /** What the carrier's feeds alert of, in force first. */
  readonly alerts: readonly ShownAlert[];
  /** Parcels of the plan that holds that are no longer to be planned, and parcels that came in since. */
  readonly sinceAccepted: number;
  /** Where a road service is in use and a trouble is open: ask for these ways (`askWays`), and look at the board with them. */
  readonly waysAsked: WaysAsked | undefined;
}

/**
 * What a carrier has to bring on a day, its vehicles, plans and troubles, each open one with what could be done. The caller's own carrier,
 * the one asked for, or the one with most to do. Refuses `dispatching.not-allowed` and `dispatching.no-vehicles` where there is no carrier or hub.
 */
export async function dayBoard(
  call: Call,
  asked: {
    readonly day: CalendarDay;
    readonly carrierId?: string | undefined;
    readonly ways?: DayWays | undefined;
  },
): Promise<Outcome<DayBoard>> {
  if (!may(call.actor, rights['see-day'])) return refuse('dispatching.not-allowed');
  const all = await organisationsOfKind(call, 'carrier');
  const own = overCounty(call) ? undefined : call.actor.organisationId;
  const carriers = own === undefined ? all : all.filter(({ id }) => id === own);
  const { day } = asked;
  const carrierId =
    own ?? carriers.find(({ id }) => id === asked.carrierId)?.id ?? (await busiest(call, carriers, day));
  if (carrierId === undefined) return refuse('dispatching.no-vehicles');
  const known = await dayAsKnown(call, { carrierId, day, byRound: true });
  if (!known.ok) return known;
  const troubles = await troublesOfDay(call, carrierId, day);
  const open = troubles.filter(({ settledAt }) => !settledAt);
  const onRoads = await aroundTroubles(call, known.value, open, asked.ways);
  const asking = open.length > 0 && !asked.ways ? await waysAround(call, known.value, open) : undefined;
  const listed = await plansOfDay(call, carrierId, day);
  const accepted = listed.find(({ status }) => status === 'accepted');
  const holds = accepted && (await planById(call, accepted.id));
  const planned = new Set(holds?.given.stops.flatMap(({ parcels }) => parcels.map(({ id }) => id)) ?? []);
  const shown = [];
  for (const plan of listed) shown.push(await shownInList(call, plan));
  const due = known.value.given.stops.flatMap(({ parcels }) => parcels);
  return ok({
    ...{ day, carrierId, carriers, mayPlan: plans(call, carrierId), known: known.value },
    plans: shown,
    alerts: await alertsOfDay(call, carrierId, day),
    waysAsked: asking?.from.service ? asking : undefined,
    troubles: troubles.map((trouble) => ({
      trouble,
      out: trouble.settledAt ? undefined : wayOut(onRoads, trouble),
    })),
    sinceAccepted: accepted ? due.filter(({ id }) => !planned.has(id)).length : 0,
  });
}

/** One of before figures were kept is judged now. */
async function shownInList(call: Call, plan: ListedPlan): Promise<DayBoard['plans'][number]> {
  const progress = progressOf(plan.id);
  const { figures, faulty } = plan;
  if (figures && faulty !== null) return { ...plan, figures, faulty, progress };
  const whole = await planById(call, plan.id);
  if (!whole) throw new Error(`plan ${plan.id} went away while it was listed`);
  return { ...plan, ...judged(whole.given, whole.routes), progress };
}

/** Whose day the county's people look at where they asked for none. */
async function busiest(
  call: Call,
  carriers: DayBoard['carriers'],
  day: CalendarDay,
): Promise<string | undefined> {
  const working = await carriersAtWork(call, day);
  const first = working.ok ? working.value.find((id) => carriers.some((each) => each.id === id)) : undefined;
  return first ?? carriers[0]?.id;
}
