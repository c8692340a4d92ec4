import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { Bearer } from './kernel/bearer.ts';

/** One decision for everybody who bought of a lot. */
export interface LotDecision {
  readonly id: string;
  readonly lotId: string;
  /** Whose orders; null: every seller's. */
  readonly sellerId: string | null;
  /** Everybody who has goods of the lot, or whoever said that theirs are bad. */
  readonly reach: 'all' | 'claimed';
  readonly basisPoints: number;
  readonly borneBy: Bearer;
  readonly reason: string;
  readonly decidedAt: Date;
  readonly decidedByName: string;
  readonly carriedOutAt: Date | null;
}

/** A decision with how far it is carried out. */
export interface LotDecisionDone extends LotDecision {
  readonly lines: number;
  readonly fen: Fen;
}

const columns =
  sql.raw(`x.id, x.lot_id, x.seller_id, x.reach, x.basis_points, x.borne_by, x.reason, x.decided_at,
  x.decided_by_name, x.carried_out_at`);

/** Writes a decision; false when it was written before. */
export async function insertLotDecision(
  call: Call,
  decision: Omit<LotDecision, 'carriedOutAt'>,
): Promise<boolean> {
  const row = await call.tx
    .insertInto('ordering.lotDecision')
    .values({ countyId: call.county, ...decision })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Locks a decision until the transaction ends: it is carried out by one at a time. */
export async function lockLotDecision(call: Call, id: string): Promise<LotDecision | undefined> {
  const { rows } = await sql<LotDecision>`
    select ${columns} from ordering.lot_decision x
    where x.county_id = ${call.county} and x.id = ${id} for update`.execute(call.tx);
  return rows[0];
}

export async function decisionsOfLot(
  call: Call,
  lotId: string,
  sellerId: string | undefined,
): Promise<LotDecisionDone[]> {
  const whose = sellerId === undefined ? sql`` : sql`and (x.seller_id = ${sellerId} or x.seller_id is null)`;
  const { rows } = await sql<LotDecisionDone>`
    select ${columns}, done.lines, done.fen from ordering.lot_decision x
    cross join lateral (
      select count(*) filter (where l.fen > 0) as lines, coalesce(sum(l.fen), 0)::bigint as fen
      from ordering.lot_decision_line l where l.county_id = x.county_id and l.decision_id = x.id
    ) done
    where x.county_id = ${call.county} and x.lot_id = ${lotId} ${whose}
    order by x.decided_at desc`.execute(call.tx);
  return rows;
}

/** A line that a decision reaches. */
export interface ReachedLine {
  readonly orderId: string;
  readonly position: number;
}

/** How many lines a decision would reach. */
export async function reachOf(
  call: Call,
  decision: Pick<LotDecision, 'lotId' | 'sellerId' | 'reach'>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${reached(call, decision)}`.execute(call.tx);
  return rows[0]?.count ?? 0;
}

/** The next lines a decision reaches that it has not been carried out for, in id order as orders are locked. */
export async function linesToDecide(call: Call, decision: LotDecision, most: number): Promise<ReachedLine[]> {
  const { rows } = await sql<ReachedLine>`
    select d.order_id, d.position ${reached(call, decision)}
      and not exists (select 1 from ordering.lot_decision_line l where l.county_id = d.county_id
        and l.decision_id = ${decision.id} and l.order_id = d.order_id and l.position = d.position)
    order by d.order_id, d.position limit ${most}`.execute(call.tx);
  return rows;
}

/** SQL: the packed lines of orders under way or collected that draw on the lot; of those who said so, where only they are meant. */
function reached(call: Call, { lotId, sellerId, reach }: Pick<LotDecision, 'lotId' | 'sellerId' | 'reach'>) {
  const whose = sellerId === null ? sql`` : sql`and o.seller_id = ${sellerId}`;
  const said =
    reach === 'all'
      ? sql``
      : sql`and (exists (
          select 1 from ordering.lot_answer a
          join ordering.lot_question q on q.county_id = a.county_id and q.id = a.question_id and q.lot_id = d.lot_id
          where a.county_id = d.county_id and a.order_id = d.order_id and a.position = d.position and not a.fine
        ) or exists (
          select 1 from ordering.claim c where c.county_id = d.county_id and c.order_id = d.order_id
            and c.position = d.position and c.status = 'asked'))`;
  return sql`
    from ordering.order_line_lot d
    join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
    where d.county_id = ${call.county} and d.lot_id = ${lotId} and o.packed_at is not null and o.ended_at is null
      ${whose} ${said}`;
}

/** What was given for a line's goods of a lot before: by claims on the line, and by earlier decisions on the lot. */
export async function givenBefore(call: Call, lotId: string, line: ReachedLine): Promise<Fen> {
  const { rows } = await sql<{ fen: number }>`
    select (
      (select coalesce(sum(c.granted_fen), 0) from ordering.claim c where c.county_id = ${call.county}
        and c.order_id = ${line.orderId} and c.position = ${line.position} and c.decided_as <> 'lot') +
      (select coalesce(sum(l.fen), 0) from ordering.lot_decision_line l
        join ordering.lot_decision x on x.county_id = l.county_id and x.id = l.decision_id and x.lot_id = ${lotId}
        where l.county_id = ${call.county} and l.order_id = ${line.orderId} and l.position = ${line.position})
    )::bigint as fen`.execute(call.tx);
  return rows[0]?.fen ?? 0;
}

export async function insertDecisionLine(
  call: Call,
  line: ReachedLine & { readonly decisionId: string; readonly fen: Fen },
): Promise<void> {
  const { decisionId, orderId, position, fen } = line;
  await call.tx
    .insertInto('ordering.lotDecisionLine')
    .values({ countyId: call.county, decisionId, orderId, position, fen, at: call.now })
    .execute();
}

export async function markCarriedOut(call: Call, id: string): Promise<void> {
  await call.tx
    .updateTable('ordering.lotDecision')
    .set({ carriedOutAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}
