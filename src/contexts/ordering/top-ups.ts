import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';

/** What a buyer is asked to pay beyond what was held, because the scale showed more. Its id is also the checkout it is paid by. */
export interface TopUp {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly fen: Fen;
  /** Declined, lapsed and void: the seller bears it. */
  readonly status: 'asked' | 'paid' | 'declined' | 'lapsed' | 'void';
  readonly askedAt: Date;
  readonly until: Date;
  readonly decidedAt: Date | null;
  readonly refundedFen: Fen;
}

export async function insertTopUp(
  call: Call,
  topUp: Pick<TopUp, 'id' | 'orderId' | 'position' | 'fen' | 'until'>,
): Promise<void> {
  await call.tx
    .insertInto('ordering.topUp')
    .values({ countyId: call.county, ...topUp, status: 'asked', askedAt: call.now })
    .execute();
}

export async function topUpsOf(call: Call, orderIds: readonly string[]): Promise<TopUp[]> {
  if (orderIds.length === 0) return [];
  const rows = await topUpRows(call).where('orderId', '=', among(orderIds)).orderBy('position').execute();
  return rows as TopUp[];
}

export async function topUpsByIds(call: Call, ids: readonly string[]): Promise<TopUp[]> {
  if (ids.length === 0) return [];
  return (await topUpRows(call).where('id', '=', among(ids)).orderBy('orderId').execute()) as TopUp[];
}

/** Those nobody answered in time, in the order of their orders, as these are locked. */
export async function lapsedTopUps(call: Call, most: number): Promise<TopUp[]> {
  const rows = await topUpRows(call)
    .where('status', '=', 'asked')
    .where('until', '<=', call.now)
    .orderBy('orderId')
    .limit(most)
    .execute();
  return rows as TopUp[];
}

/** Its order is locked by the caller. */
export async function saveTopUp(
  call: Call,
  id: string,
  status: Exclude<TopUp['status'], 'asked'>,
): Promise<void> {
  await call.tx
    .updateTable('ordering.topUp')
    .set({ status, decidedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

/** The money of a top-up belongs to its order and line from now on; with `final`, to what the line came to. */
export async function addTopUp(call: Call, { orderId, position, fen }: TopUp, final: boolean): Promise<void> {
  await sql`update ordering."order" set topped_up_fen = topped_up_fen + ${fen}
    where county_id = ${call.county} and id = ${orderId}`.execute(call.tx);
  await sql`update ordering.order_line set topped_up_fen = topped_up_fen + ${fen},
      final_fen = final_fen + ${final ? fen : 0}
    where county_id = ${call.county} and order_id = ${orderId} and position = ${position}`.execute(call.tx);
}

export async function addTopUpRefund(call: Call, id: string, fen: Fen): Promise<void> {
  await sql`update ordering.top_up set refunded_fen = refunded_fen + ${fen}
    where county_id = ${call.county} and id = ${id}`.execute(call.tx);
}

function topUpRows(call: Call) {
  return call.tx
    .selectFrom('ordering.topUp')
    .select(['id', 'orderId', 'position', 'fen', 'status', 'askedAt', 'until', 'decidedAt', 'refundedFen'])
    .where('countyId', '=', call.county);
}
