import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import type { Bearer } from './kernel/bearer.ts';
import type { Reason } from './kernel/claim.ts';
import type { Sought } from './kernel/order-query.ts';
import { soughtCondition } from './order-lists.ts';

export interface Claim {
  readonly id: string;
  readonly orderId: string;
  readonly position: number;
  readonly reason: Reason;
  readonly words: string;
  readonly pictureIds: readonly string[];
  /** What the buyer's own scale showed. */
  readonly measuredGrams?: number;
  readonly askedFen: Fen;
  readonly status: 'asked' | 'granted' | 'refused';
  readonly grantedFen?: Fen;
  readonly askedAt: Date;
  /** Unanswered by then, it is granted. */
  readonly decideBy: Date;
  readonly decidedAt?: Date;
  readonly decidedAs?: DecidedAs;
  /** Who answered it; nobody did when silence or the terms for small sums decided. */
  readonly decidedByName?: string;
  readonly decisionReason?: string;
  readonly borneBy?: Bearer;
}

export type DecidedAs = 'answer' | 'silence' | 'small' | 'lot';

export type ClaimToInsert = Pick<
  Claim,
  | 'id'
  | 'orderId'
  | 'position'
  | 'reason'
  | 'words'
  | 'pictureIds'
  | 'measuredGrams'
  | 'askedFen'
  | 'decideBy'
>;

export interface Decision {
  readonly id: string;
  readonly grantedFen: Fen | null;
  readonly reason: string;
  readonly as: DecidedAs;
  readonly borneBy: Bearer;
  /** Of who decided earlier what is carried out now. */
  readonly decidedByName?: string;
}

/** Writes a claim; a known id is left as it is. */
export async function insertClaim(
  call: Call,
  { pictureIds, measuredGrams, ...claim }: ClaimToInsert,
): Promise<void> {
  await call.tx
    .insertInto('ordering.claim')
    .values({
      countyId: call.county,
      ...claim,
      pictureIds: [...pictureIds],
      measuredKg: measuredGrams === undefined ? null : decimal(measuredGrams),
      status: 'asked',
      askedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function claimById(call: Call, id: string): Promise<Claim | undefined> {
  const row = await claimRows(call).where('id', '=', id).executeTakeFirst();
  return row && claimOf(row);
}

export async function claimsOf(call: Call, orderIds: readonly string[]): Promise<Claim[]> {
  if (orderIds.length === 0) return [];
  const rows = await claimRows(call)
    .where('orderId', '=', among(orderIds))
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
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
  return { claims: await claimsByIds(call, ids), count: rows[0]?.count ?? 0 };
}

/** Claims in the order of their ids. */
export async function claimsByIds(call: Call, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return [];
  const found = await claimRows(call).where('id', '=', among(ids)).execute();
  const byId = new Map(found.map((row) => [row.id, claimOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The claims on lines that draw on a lot, of one seller where one is given: those that wait, then the newest. */
export async function claimIdsOnLot(
  call: Call,
  lotId: string,
  { sellerId, most }: { readonly sellerId: string | undefined; readonly most: number },
): Promise<string[]> {
  const whose = sellerId === undefined ? sql`` : sql`and o.seller_id = ${sellerId}`;
  const { rows } = await sql<{ id: string }>`
    select c.id from ordering.order_line_lot d
    join ordering.claim c on c.county_id = d.county_id and c.order_id = d.order_id and c.position = d.position
    join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
    where d.county_id = ${call.county} and d.lot_id = ${lotId} ${whose}
    order by c.status <> 'asked', c.asked_at desc, c.id limit ${most}`.execute(call.tx);
  return rows.map(({ id }) => id);
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
  const { id, grantedFen, reason, as, borneBy } = decision;
  const byPerson = as === 'answer' || as === 'lot';
  await call.tx
    .updateTable('ordering.claim')
    .set({
      status: grantedFen === null ? 'refused' : 'granted',
      grantedFen,
      decisionReason: reason,
      decidedAt: call.now,
      decidedAs: as,
      decidedByName: byPerson ? (decision.decidedByName ?? nameOnRecord(call.actor)) : null,
      borneBy: grantedFen === null ? null : borneBy,
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
  const {
    countyId: _,
    measuredKg,
    grantedFen,
    decidedAt,
    decidedAs,
    decidedByName,
    decisionReason,
    borneBy,
    ...claim
  } = row;
  return {
    ...claim,
    ...(measuredKg === null ? {} : { measuredGrams: milli(measuredKg) }),
    ...(decidedAs === null ? {} : { decidedAs }),
    ...(borneBy === null ? {} : { borneBy }),
    ...(grantedFen === null ? {} : { grantedFen }),
    ...(decidedAt === null ? {} : { decidedAt }),
    ...(decidedByName === null ? {} : { decidedByName }),
    ...(decisionReason === null ? {} : { decisionReason }),
  };
}

/** Claims nobody answered in time, under no lock: the longest overdue first. */
export async function overdueClaims(call: Call, most: number): Promise<Claim[]> {
  const rows = await claimRows(call)
    .where('status', '=', 'asked')
    .where('decideBy', '<=', call.now)
    .orderBy('decideBy')
    .limit(most)
    .execute();
  return rows.map(claimOf);
}

const DAYS_90 = 90 * 86_400_000;

/** How many claims of the same buyer the terms for small sums granted in the last ninety days. */
export async function smallGrantsOf(
  call: Call,
  { buyerPhone }: { readonly buyerPhone: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ordering.claim c
    join ordering."order" o on o.county_id = c.county_id and o.id = c.order_id
    where c.county_id = ${call.county} and c.decided_as = 'small' and o.buyer_phone = ${buyerPhone}
      and o.buyer_phone_tail = right(${buyerPhone}, 4)
      and c.decided_at > ${new Date(call.now.getTime() - DAYS_90)}`.execute(call.tx);
  return rows[0]?.count ?? 0;
}
