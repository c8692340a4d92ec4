import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { milli } from '#shared/quantity.ts';
import { lockOrder, type Order, ordersByIds } from './orders.ts';

/** What was ordered of one offer in a cycle, in thousandths of its sold unit. */
export interface CycleItem {
  readonly offerId: string;
  readonly paid: number;
  /** Kept for somebody who has not paid yet. */
  readonly unpaid: number;
}

/** How a cycle of a group buy stands: people and goods that are paid for, and nobody else. */
export interface CycleTotals {
  readonly cycleId: string;
  /** Different phones with a paid order. */
  readonly members: number;
  /** Goods of paid orders, without what was given back. */
  readonly goodsFen: Fen;
  readonly items: readonly CycleItem[];
}

/** The totals of many cycles in two queries; a cycle nobody ordered in is left out. */
export async function cycleTotals(
  call: Call,
  cycleIds: readonly string[],
): Promise<ReadonlyMap<string, CycleTotals>> {
  if (cycleIds.length === 0) return new Map();
  const { rows: items } = await sql<{
    cycleId: string;
    offerId: string;
    paid: string;
    unpaid: string;
    fen: number;
  }>`
    select o.cycle_id, l.offer_id,
      coalesce(sum(l.quantity) filter (where o.status <> 'reserved'), 0) as paid,
      coalesce(sum(l.quantity) filter (where o.status = 'reserved'), 0) as unpaid,
      coalesce(sum(l.held_fen - l.refunded_fen) filter (where o.status <> 'reserved'), 0)::bigint as fen
    from ordering."order" o
    join ordering.order_line l on l.county_id = o.county_id and l.order_id = o.id
    where o.county_id = ${call.county} and o.cycle_id = ${among(cycleIds)}
      and o.status not in ('cancelled', 'expired', 'lost') and l.packed is distinct from 0
    group by o.cycle_id, l.offer_id`.execute(call.tx);
  const { rows: members } = await sql<{ cycleId: string; members: number }>`
    select cycle_id, count(distinct buyer_phone)::integer as members from ordering."order"
    where county_id = ${call.county} and cycle_id = ${among(cycleIds)}
      and status not in ('reserved', 'cancelled', 'expired', 'lost')
    group by cycle_id`.execute(call.tx);
  const byCycle = Map.groupBy(items, ({ cycleId }) => cycleId);
  return new Map(
    [...byCycle].map(([cycleId, own]) => [
      cycleId,
      {
        cycleId,
        members: members.find((row) => row.cycleId === cycleId)?.members ?? 0,
        goodsFen: own.reduce((sum, { fen }) => sum + Number(fen), 0),
        items: own.map(({ offerId, paid, unpaid }) => ({
          offerId,
          paid: milli(paid),
          unpaid: milli(unpaid),
        })),
      },
    ]),
  );
}

/** How many people have a place in a cycle, paid or about to pay, and whether this phone is one of them. */
export async function placesInCycle(
  call: Call,
  { cycleId, phone }: { readonly cycleId: string; readonly phone: string },
): Promise<{ readonly taken: number; readonly has: boolean }> {
  const { rows } = await sql<{ taken: number; has: boolean | null }>`
    select count(distinct buyer_phone)::integer as taken, bool_or(buyer_phone = ${phone}) as has from ordering."order"
    where county_id = ${call.county} and cycle_id = ${cycleId} and status not in ('cancelled', 'expired', 'lost')`.execute(
    call.tx,
  );
  return { taken: rows[0]?.taken ?? 0, has: rows[0]?.has ?? false };
}

/**
 * The orders of a cycle that stand, first come first, with names and phones: whoever asks must have checked that they may see them.
 */
export async function ordersOfCycle(call: Call, cycleId: string): Promise<Order[]> {
  return ordersOfCycles(call, [cycleId]);
}

/** The same of many cycles at once. */
export async function ordersOfCycles(call: Call, cycleIds: readonly string[]): Promise<Order[]> {
  return ordersByIds(call, await idsIn(call, cycleIds));
}

/** The same under lock, in id order as everyone locks them; answered first come first. */
export async function lockOrdersOfCycle(call: Call, cycleId: string): Promise<Order[]> {
  const locked: Order[] = [];
  for (const id of (await idsIn(call, [cycleId])).toSorted()) {
    const order = await lockOrder(call, id);
    if (order) locked.push(order);
  }
  return locked.toSorted((a, b) => a.placedAt.getTime() - b.placedAt.getTime() || (a.id < b.id ? -1 : 1));
}

async function idsIn(call: Call, cycleIds: readonly string[]): Promise<string[]> {
  if (cycleIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from ordering."order"
    where county_id = ${call.county} and cycle_id = ${among(cycleIds)} and status not in ('cancelled', 'expired', 'lost')
    order by placed_at, id`.execute(call.tx);
  return rows.map(({ id }) => id);
}
