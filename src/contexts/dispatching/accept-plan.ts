import { type DayParcel, type RoundSummary, type RoundToSet, type StopToSet, setRounds } from '#delivery';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { dayAsKnown } from './day-as-known.ts';
import { planOf } from './day-problem.ts';
import { faultSentence, fileOf, type ShownRoute } from './plan-file.ts';
import { type DayPlan, lockDay, lockPlan, markAccepted } from './plans.ts';
import { refuse } from './refusals.ts';
import { plans } from './scope.ts';

/**
 * The plan holds: it becomes the carrier's rounds of the day, in the place of those planned before. Parcels that were cancelled or
 * taken back since are not in them. Refuses `dispatching.plan-unknown`, `dispatching.plan-not-ready`, `dispatching.plan-over`,
 * `dispatching.plan-faulty`, and what delivery refuses when vehicles have left or were loaded since.
 */
export async function acceptPlan(call: Call, planId: string): Promise<Outcome<DayPlan>> {
  const plan = await lockPlan(call, planId);
  if (!plan || !plans(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  if (plan.status === 'accepted') return ok(plan);
  if (plan.status === 'asked') return refuse('dispatching.plan-not-ready');
  if (plan.status === 'replaced') return refuse('dispatching.plan-over');
  const { routes, faults } = fileOf(plan);
  // A vehicle that is late already is late in every plan.
  const away = new Set(plan.given.vehicles.flatMap(({ underWayAt, plate }) => (underWayAt ? [plate] : [])));
  const driving = planOf(plan.given, plan.routes).routes;
  const fault = faults.find(({ code, route }) => {
    const plate = plan.given.vehicles[driving[route ?? -1]?.vehicle ?? -1]?.plate ?? '';
    return !away.has(plate) || !['too-late', 'back-too-late'].includes(code);
  });
  if (fault) {
    const said = (lang: 'zh' | 'en') => faultSentence(plan.given, fault, lang);
    return refuse('dispatching.plan-faulty', { zh: said('zh'), en: said('en') });
  }
  const { carrierId, day, given } = plan;
  // Before the rounds are read: two plans accepted at once would else both find none and each send out every vehicle.
  await lockDay(call, plan);
  const known = await dayAsKnown(call, { carrierId, day });
  if (!known.ok) return known;
  const standing = known.value.rounds.filter(
    ({ status, vehicleId }) => status !== 'done' && vehicleId !== null,
  );
  const rounds = routes
    .map((route) => roundOf(call, { plan, route, standing, parcels: known.value.parcels }))
    .filter(({ stops }) => stops.length > 0);
  const kept = new Set(rounds.map(({ id }) => id));
  const drop = standing.filter(({ id, status }) => status === 'planned' && !kept.has(id)).map(({ id }) => id);
  const set = await setRounds(call, { day, hubId: given.hub.nodeId, carrierId, rounds, drop });
  if (!set.ok) return set;
  await markAccepted(call, plan);
  return ok({ ...plan, status: 'accepted', acceptedAt: call.now, acceptedByName: call.actor.name });
}

interface Context {
  readonly plan: DayPlan;
  readonly route: ShownRoute;
  readonly standing: readonly RoundSummary[];
  readonly parcels: readonly DayParcel[];
}

function roundOf(call: Call, { plan, route, standing, parcels }: Context): RoundToSet {
  const round = standing.find(({ vehicleId }) => vehicleId === route.vehicle.id);
  const at = (seconds: number) => new Date(instantAt(plan.day).getTime() + seconds * 1_000);
  const due = new Set(parcels.filter(({ withheld }) => !withheld).map(({ id }) => id));
  const stops: StopToSet[] = [];
  for (const { stop, arrives, leaves } of route.stops) {
    const shipmentIds = stop.parcels.map(({ id }) => id).filter((id) => due.has(id));
    if (shipmentIds.length === 0 && stop.note === '') continue;
    const same = stops.findIndex(({ nodeId }) => nodeId === stop.spot.nodeId);
    const before = stops[same];
    if (before) {
      // A round stops at a node once: whatever is for it gets off then.
      const note = [before.note, stop.note].filter(Boolean).join('；');
      stops[same] = { ...before, note, shipmentIds: [...before.shipmentIds, ...shipmentIds] };
      continue;
    }
    stops.push({
      ...{ nodeId: stop.spot.nodeId, shipmentIds, note: stop.note },
      plannedArrival: at(arrives),
      plannedDeparture: at(leaves),
    });
  }
  return {
    id: round?.id ?? newId(call.now),
    vehicleId: route.vehicle.id,
    plannedStart: round?.status === 'under-way' ? (round.startedAt ?? at(route.leaves)) : at(route.leaves),
    plannedEnd: at(route.back),
    plannedMetres: route.metres,
    stops,
  };
}
