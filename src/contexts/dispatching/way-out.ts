import type { DayParcel, Node } from '#delivery';
import type { Call } from '#shared/call.ts';
import { addDays, type Day as CalendarDay } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type DayAsKnown, opening, spotOf } from './day-as-known.ts';
import { dayProblem } from './day-problem.ts';
import { type WaysAsked, waysAsked, withWays } from './day-ways.ts';
import type { Day, DayRoute, DayStop, DayVehicle, DayWays, Seconds, Spot } from './kernel/day.ts';
import { lateDay } from './kernel/late.ts';
import { mustBeLookedAt } from './kernel/warmth.ts';
import { placesFor, withStop } from './places-for.ts';
import { figuresOf, shownRoute } from './plan-file.ts';
import type { Trouble } from './troubles.ts';

/** A stop that a vehicle would take over. */
export interface TakenOver {
  readonly stop: DayStop;
  readonly vehicle: DayVehicle;
  readonly arrives: Seconds;
}

/**
 * What could be done about a trouble, changing only what it touches: the rounds as they would stand, or when the parcels would be
 * there if they wait.
 */
export interface WayOut {
  /** Rounds planned anew around it; undefined when no vehicle can, or there is nothing to plan. */
  readonly replan:
    | {
        readonly given: Day;
        readonly routes: readonly DayRoute[];
        readonly extraFen: Fen;
        readonly extraMetres: number;
        readonly takenOver: readonly TakenOver[];
        /** Parcels taken off the rounds until somebody has looked at them. */
        readonly heldBack: readonly string[];
        /** Heard by the driver only: on board already. */
        readonly kept: number;
      }
    | undefined;
  /** If it waits: when each parcel is there. Only those whose buyers have to be told. */
  readonly waits: readonly { readonly day: CalendarDay; readonly shipmentIds: readonly string[] }[];
  /** Of what got warm: parcels that are at their nodes already, where the keepers have to look. */
  readonly there?: number;
  /** The best that can be done. */
  readonly advice: 'replan' | 'waits' | 'leaves';
}

/** A day with the ways that finding a way out of these troubles takes; as it is where there are none. */
export async function aroundTroubles(
  call: Call,
  known: DayAsKnown,
  troubles: readonly Trouble[],
  ways?: DayWays | undefined,
): Promise<DayAsKnown> {
  if (troubles.length === 0) return known;
  if (ways) return { ...known, given: { ...known.given, ways } };
  return { ...known, given: await withWays(call, known.given, spotsOf(known, troubles)) };
}

/** The ways that takes, to be asked for apart from any transaction. */
export function waysAround(call: Call, known: DayAsKnown, troubles: readonly Trouble[]): Promise<WaysAsked> {
  return waysAsked(call, known.given, spotsOf(known, troubles));
}

function spotsOf({ network }: DayAsKnown, troubles: readonly Trouble[]): Spot[] {
  const touched = new Set(troubles.flatMap(({ nodeIds }) => nodeIds));
  return network.nodes.filter(({ id }) => touched.has(id)).map(spotOf);
}

export function wayOut(known: DayAsKnown, trouble: Trouble): WayOut {
  if (trouble.kind === 'late-bus') return aroundTheBus(known, trouble);
  if (trouble.kind === 'warm-box') return withoutTheBox(known, trouble);
  return bringBack(known, trouble);
}

/** Parcels of the bus that are still at the hub go with whichever vehicle can take their stop at the least cost. */
function aroundTheBus(known: DayAsKnown, trouble: Trouble): WayOut {
  const left = known.byBus.filter(({ id }) => trouble.shipmentIds.includes(id));
  const waits = latecomers(known, trouble);
  if (left.length === 0) return { replan: undefined, waits, advice: waits.length > 0 ? 'waits' : 'leaves' };
  const stops = [...Map.groupBy(left, ({ toNodeId }) => toNodeId)].flatMap(([nodeId, parcels]) => {
    const node = known.network.nodes.find(({ id }) => id === nodeId);
    if (!node) return [];
    return [
      {
        ...{ key: `${nodeId} bus ${trouble.id}`, spot: spotOf(node), ...opening(node, known.given.day) },
        ...{ cold: parcels.some(({ cold }) => cold), only: null, note: '' },
        grams: parcels.reduce((sum, { grams }) => sum + grams, 0),
        parcels: parcels.map(({ id, orderNumber, promisedDay }) => ({ id, orderNumber, promisedDay })),
      },
    ];
  });
  const replan = putInto(known, stops);
  if (waits.length === 0) return { replan, waits, advice: 'leaves' };
  return { replan, waits, advice: replan ? 'replan' : 'waits' };
}

/** When the bus is so late, whose parcels are there on another day than was said. */
function latecomers({ network, parcels }: DayAsKnown, trouble: Trouble): WayOut['waits'] {
  const late = parcels.flatMap((parcel) => {
    const service = network.services.find(({ id }) => id === parcel.serviceId);
    const node = network.nodes.find(({ id }) => id === parcel.toNodeId);
    if (!service || !node || !trouble.shipmentIds.includes(parcel.id)) return [];
    const { closes, weekdays } = node.opening;
    const day = lateDay(service, { closes, weekdays }, trouble.day, trouble.minutesLate);
    return day > (parcel.expectedDay ?? parcel.promisedDay) ? [{ id: parcel.id, day }] : [];
  });
  return [...Map.groupBy(late, ({ day }) => day)].map(([day, those]) => ({
    day,
    shipmentIds: those.map(({ id }) => id),
  }));
}

/** What got too warm is held back until somebody has looked at it; the rest of the round is driven without it. */
function withoutTheBox(known: DayAsKnown, trouble: Trouble): WayOut {
  const celsius = Number(trouble.temperatureC);
  const minutes = trouble.minutesWarm ?? 0;
  // What is kept frozen thaws long before it loses hours.
  const thawed = trouble.allowedC !== null && Number(trouble.allowedC) < 0;
  if (!thawed && !mustBeLookedAt(celsius, minutes)) return { replan: undefined, waits: [], advice: 'leaves' };
  const touched = new Set(trouble.shipmentIds);
  const held = known.parcels.filter(({ id }) => touched.has(id));
  const waits =
    held.length === 0 ? [] : [{ day: nextDay(known, held), shipmentIds: held.map(({ id }) => id) }];
  const stops = known.given.stops.map((stop) => withoutParcels(stop, touched));
  const gone = new Set(
    stops.flatMap(({ parcels, note }, index) => (parcels.length + note.length === 0 ? [index] : [])),
  );
  const routes = known.standing.map((route) => ({
    ...route,
    stops: route.stops.filter((index) => !gone.has(index)),
  }));
  const given = { ...known.given, stops };
  const aboard = held.filter(({ loaded, status }) => loaded || status === 'on-way');
  const [before, after] = [costs(known.given, known.standing), costs(given, routes)];
  const replan = {
    ...{ given, routes, takenOver: [], kept: aboard.length },
    extraFen: after.costFen - before.costFen,
    extraMetres: after.metres - before.metres,
    heldBack: held.map(({ id }) => id),
  };
  return {
    replan: held.length > 0 ? replan : undefined,
    waits,
    there: touched.size - held.length,
    advice: held.length > 0 ? 'replan' : 'leaves',
  };
}

/** On board it stays, with a word to the driver; at the hub it is taken off. */
function withoutParcels(stop: DayStop, touched: ReadonlySet<string>): DayStop {
  const there = stop.parcels.filter(({ id }) => touched.has(id));
  if (there.length === 0) return stop;
  if (stop.only !== null) {
    const numbers = there.map(({ orderNumber }) => orderNumber).join('、');
    const word = `不要交，等查验 Do not hand over, to be looked at: ${numbers}`;
    return { ...stop, note: [stop.note, word].filter(Boolean).join('；') };
  }
  return { ...stop, parcels: stop.parcels.filter(({ id }) => !touched.has(id)) };
}

/** Goods that were not taken come back with a vehicle that stops there anyway, or the one it costs least. */
function bringBack(known: DayAsKnown, trouble: Trouble): WayOut {
  const node = known.network.nodes.find(({ id }) => trouble.nodeIds.includes(id));
  // What a vehicle has already comes back with it.
  if (!node || trouble.roundId !== null) return { replan: undefined, waits: [], advice: 'leaves' };
  const note = `带回退货 Take back: ${trouble.orderNumbers.join('、')}`;
  const driven = new Set(known.standing.flatMap(({ stops }) => stops));
  const there = known.given.stops.findIndex(
    ({ spot }, index) => spot.nodeId === node.id && driven.has(index),
  );
  const replan =
    there < 0
      ? putInto(known, [errand(known, node, `${node.id} back ${trouble.id}`, note)])
      : withNote(known, there, note);
  return { replan, waits: [], advice: replan ? 'replan' : 'leaves' };
}

function errand({ given }: DayAsKnown, node: Node, key: string, note: string): DayStop {
  return {
    ...{ key, spot: spotOf(node), ...opening(node, given.day), note },
    ...{ cold: false, only: null, grams: 0, parcels: [] },
  };
}

/** A stop that is made anyway, with one thing more to do. */
function withNote({ given, standing }: DayAsKnown, index: number, note: string): WayOut['replan'] {
  const stops = given.stops.map((stop, place) =>
    place === index ? { ...stop, note: [stop.note, note].filter(Boolean).join('；') } : stop,
  );
  const noted = { ...given, stops };
  const problem = dayProblem(noted);
  const takenOver = standing
    .flatMap((route) => shownRoute(noted, problem, route))
    .flatMap(({ vehicle, stops: made }) =>
      made.filter(({ number }) => number === index).map(({ stop, arrives }) => ({ stop, vehicle, arrives })),
    );
  return { given: noted, routes: standing, extraFen: 0, extraMetres: 0, takenOver, heldBack: [], kept: 0 };
}

/** The rounds with more stops, each where it costs least; undefined when one fits nowhere. */
function putInto(known: DayAsKnown, stops: readonly DayStop[]): WayOut['replan'] {
  const given = { ...known.given, stops: [...known.given.stops, ...stops] };
  const problem = dayProblem(given);
  let routes: readonly DayRoute[] = known.standing;
  for (const [index] of stops.entries()) {
    const stop = known.given.stops.length + index;
    const [best] = placesFor(given, problem, routes, stop);
    if (!best || best.faults.length > 0) return undefined;
    routes = withStop(routes, { stop, ...best });
  }
  const [before, after] = [costs(given, known.standing), costs(given, routes)];
  const shown = routes.flatMap((route) => shownRoute(given, problem, route));
  return {
    ...{ given, routes, heldBack: [], kept: 0 },
    extraFen: after.costFen - before.costFen,
    extraMetres: after.metres - before.metres,
    takenOver: shown.flatMap(({ vehicle, stops: made }) =>
      made
        .filter(({ number }) => number >= known.given.stops.length)
        .map(({ stop, arrives }) => ({ stop, vehicle, arrives })),
    ),
  };
}

function costs(given: Day, routes: readonly DayRoute[]) {
  return figuresOf(given, dayProblem(given), routes);
}

/** The next day on which all their nodes are open. */
function nextDay({ network, given }: DayAsKnown, parcels: readonly DayParcel[]): CalendarDay {
  const nodes = network.nodes.filter(({ id }) => parcels.some(({ toNodeId }) => toNodeId === id));
  let day = addDays(given.day, 1);
  for (let tries = 0; tries < 7 && nodes.some((node) => opening(node, day).closes < 0); tries++)
    day = addDays(day, 1);
  return day;
}
