import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { Refusal } from '#shared/outcome.ts';
import type { OrderThere } from './platform-port.ts';

export type OutsideStatus = 'placed' | 'refused' | 'cancelled' | 'too-late';

/** An order of a platform, and what became of it here. */
export interface OutsideOrder {
  readonly platform: string;
  readonly number: string;
  readonly status: OutsideStatus;
  /** By its own message, or found only when the platform was asked. */
  readonly heard: 'told' | 'asked';
  readonly checkoutId: string | null;
  readonly orderIds: readonly string[];
  readonly totalFen: Fen;
  readonly placedAt: Date;
  readonly heardAt: Date;
  readonly refusal: Refusal | null;
}

/** The order as it was taken before, under lock; undefined when it is new. */
export async function outsideOrder(
  call: Call,
  platform: string,
  number: string,
): Promise<OutsideOrder | undefined> {
  const row = await rows(call)
    .where('platform', '=', platform)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && orderOf(row);
}

export async function insertOutsideOrder(
  call: Call,
  order: Omit<OutsideOrder, 'heardAt' | 'refusal'> & { readonly refusal?: Refusal },
): Promise<void> {
  const { refusal, orderIds, ...row } = order;
  await call.tx
    .insertInto('channels.outsideOrder')
    .values({
      ...{ countyId: call.county, heardAt: call.now, ...row },
      orderIds: [...orderIds],
      refusal: refusal ? JSON.stringify(refusal) : null,
    })
    .execute();
}

export async function saveOutsideStatus(
  call: Call,
  { platform, number }: Pick<OutsideOrder, 'platform' | 'number'>,
  status: OutsideStatus,
): Promise<void> {
  await call.tx
    .updateTable('channels.outsideOrder')
    .set({ status })
    .where('countyId', '=', call.county)
    .where('platform', '=', platform)
    .where('number', '=', number)
    .execute();
}

/** A platform's orders, the newest first. */
export async function outsideOrders(call: Call, platform: string, most: number): Promise<OutsideOrder[]> {
  const found = await rows(call)
    .where('platform', '=', platform)
    .orderBy('heardAt', 'desc')
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return found.map(orderOf);
}

/** Keeps orders as the platform tells them now. */
export async function keepTheirOrders(
  call: Call,
  platform: string,
  orders: readonly OrderThere[],
): Promise<void> {
  if (orders.length === 0) return;
  await sql`
    insert into channels.their_order (county_id, platform, number, status, total_fen, placed_at, seen_at)
    select ${call.county}, ${platform}, o.number, o.status, o.total_fen, o.placed_at, ${call.now}
    from unnest(
      ${orders.map(({ number }) => number)}::text[], ${orders.map(({ status }) => status)}::text[],
      ${orders.map(({ totalFen }) => totalFen)}::bigint[], ${orders.map(({ at }) => at)}::timestamptz[]
    ) as o(number, status, total_fen, placed_at)
    on conflict (county_id, platform, number) do update
    set status = excluded.status, total_fen = excluded.total_fen, seen_at = excluded.seen_at`.execute(
    call.tx,
  );
}

function rows(call: Call) {
  return call.tx.selectFrom('channels.outsideOrder').selectAll().where('countyId', '=', call.county);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function orderOf({ countyId: _, refusal, ...row }: Row): OutsideOrder {
  return { ...row, refusal: (refusal as Refusal | null) ?? null };
}
