import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import type { Reason } from './kernel/claim.ts';
import type { Sought } from './kernel/order-query.ts';
import { soughtCondition } from './order-lists.ts';

export interface Claim {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly reason: Reason;
  readonly words: string;
  readonly pictureId?: string;
  readonly askedFen: Fen;
  readonly status: 'asked' | 'granted' | 'refused';
  readonly grantedFen?: Fen;
  readonly askedAt: Date;
  readonly decidedAt?: Date;
  readonly decidedByName?: string;
  readonly decisionReason?: string;
}

export type NewClaim = Pick<
  Claim,
  'id' | 'orderId' | 'position' | 'reason' | 'words' | 'pictureId' | 'askedFen'
>;

export interface Decision {
  readonly id: string;
  readonly grantedFen: Fen | null;
  readonly reason: string;
}

/** Writes a claim; a known id is left as it is. */
export async function insertClaim(call: Call, claim: NewClaim): Promise<void> {
  await call.tx
    .insertInto('ordering.claim')
    .values({ countyId: call.county, ...claim, status: 'asked', askedAt: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function claimById(call: Call, id: string): Promise<Claim | undefined> {
  const row = await claimRows(call).where('id', '=', id).executeTakeFirst();
  return row && claimOf(row);
}

export async function claimsOf(call: Call, orderIds: readonly string[]): Promise<Claim[]> {
  if (orderIds.length === 0) return [];
  const rows = await claimRows(call).where('orderId', '=', among(orderIds)).orderBy('askedAt').execute();
  return rows.map(claimOf);
}

/**
 * Claims to be decided, longest waiting first; of one seller, or of everybody. `decided` shows the answered ones instead,
 * newest first.
 */
export async function claimQueue(
  call: Call,
  wanted: {
    readonly sellerId?: string | undefined;
    readonly decided: boolean;
    readonly sought?: Sought | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly claims: Claim[]; readonly count: number }> {
  const ofSeller = wanted.sellerId === undefined ? sql`` : sql`and o.seller_id = ${wanted.sellerId}`;
  const meant = wanted.sought === undefined ? sql`` : soughtCondition(wanted.sought);
  const { rows } = await sql<{ id: string; count: number }>`
    select c.id, count(*) over () as count from ordering.claim c
    join ordering."order" o on o.county_id = c.county_id and o.id = c.order_id
    where c.county_id = ${call.county} and (c.status = 'asked') = ${!wanted.decided} ${ofSeller} ${meant}
    order by case when ${wanted.decided} then -extract(epoch from c.decided_at) else extract(epoch from c.asked_at) end, c.id
    limit ${wanted.limit} offset ${wanted.offset}`.execute(call.tx);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { claims: [], count: 0 };
  const found = await claimRows(call).where('id', '=', among(ids)).execute();
  const byId = new Map(found.map((row) => [row.id, claimOf(row)]));
  return { claims: ids.flatMap((id) => byId.get(id) ?? []), count: rows[0]?.count ?? 0 };
}

/** How many other claims there are on lines that draw on these lots. */
export async function claimsOnLots(call: Call, lotIds: readonly string[], except: string): Promise<number> {
  if (lotIds.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(distinct c.id) as count from ordering.order_line_lot d
    join ordering.claim c on c.county_id = d.county_id and c.order_id = d.order_id and c.position = d.position
    where d.county_id = ${call.county} and d.lot_id = any(${[...lotIds]}::uuid[]) and c.id <> ${except}`.execute(
    call.tx,
  );
  return rows[0]?.count ?? 0;
}

export async function saveDecision(call: Call, decision: Decision): Promise<void> {
  const { id, grantedFen, reason } = decision;
  await call.tx
    .updateTable('ordering.claim')
    .set({
      status: grantedFen === null ? 'refused' : 'granted',
      grantedFen,
      decisionReason: reason,
      decidedAt: call.now,
      decidedByName: nameOnRecord(call.actor),
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

function claimRows(call: Call) {
  return call.tx.selectFrom('ordering.claim').selectAll().where('countyId', '=', call.county);
}

type ClaimRow = Awaited<ReturnType<ReturnType<typeof claimRows>['execute']>>[number];

function claimOf(row: ClaimRow): Claim {
  const { countyId: _, pictureId, grantedFen, decidedAt, decidedByName, decisionReason, ...claim } = row;
  return {
    ...claim,
    ...(pictureId === null ? {} : { pictureId }),
    ...(grantedFen === null ? {} : { grantedFen }),
    ...(decidedAt === null ? {} : { decidedAt }),
    ...(decidedByName === null ? {} : { decidedByName }),
    ...(decisionReason === null ? {} : { decisionReason }),
  };
}
