import { type Node, nodesOf } from '#delivery';
import { type Lot, lotsByIds } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Quantity } from '#shared/quantity.ts';
import { type SeenOrder, seenBy } from './desk-order.ts';
import { ordersToPack } from './order-lists.ts';
import { ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** What to take from one lot for all orders of a departure day. */
export interface Pick {
  readonly lot: Lot;
  readonly quantity: Quantity;
}

export interface DayToPack {
  readonly departs: Day;
  readonly orders: readonly SeenOrder[];
  readonly picks: readonly Pick[];
}

export interface PackingList {
  readonly today: Day;
  /** Soonest departure first; days before today are overdue. */
  readonly days: readonly DayToPack[];
  readonly nodes: readonly Node[];
}

/** Goods leave on the day they are packed or the next morning: further ahead they would only wait. */
const DAYS_AHEAD = 7;

/**
 * What the caller's organisation has to pack, by day of departure: which orders, and how much to take from which lot. A household
 * of a co-op sees the orders that come from its own lots alone; the county's officers see all.
 */
export async function packingList(call: Call): Promise<Outcome<PackingList, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['see-orders']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const today = dayOf(call.now);
  const ids = await ordersToPack(call, {
    organisationId: all ? undefined : actor.organisationId,
    until: addDays(today, DAYS_AHEAD),
  });
  const orders = (await ordersByIds(call, ids)).map((order) => seenBy(actor, order));
  const lots = await lotsByIds(call, [...new Set(drawsOf(orders).map(({ lotId }) => lotId))]);
  const days = [...Map.groupBy(orders, (order) => order.departs)].map(([departs, own]) => ({
    departs,
    orders: own,
    picks: picksOf(own, lots),
  }));
  return ok({ today, days, nodes: await nodesOf(call) });
}

/** How much to take from which lot for these orders. */
export function picksOf(orders: readonly SeenOrder[], lots: readonly Lot[]): Pick[] {
  const taken = Map.groupBy(drawsOf(orders), ({ lotId }) => lotId);
  return lots
    .flatMap((lot) => {
      const draws = taken.get(lot.id) ?? [];
      const milli = draws.reduce((sum, draw) => sum + draw.quantity.milli, 0);
      return milli > 0 ? [{ lot, quantity: { milli, unit: lot.unit } }] : [];
    })
    .toSorted(
      (a, b) => a.lot.productCode.localeCompare(b.lot.productCode) || a.lot.code.localeCompare(b.lot.code),
    );
}

export function drawsOf(orders: readonly SeenOrder[]) {
  return orders.flatMap(({ lines }) => lines.flatMap(({ draws }) => draws));
}
