import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { Reason } from './kernel/claim.ts';

/** The buyers of a lot are asked how theirs is. */
export interface LotQuestion {
  readonly id: string;
  readonly lotId: string;
  readonly reason: Reason;
  /** Of the claim that had them asked. */
  readonly claimId: string;
  readonly askedAt: Date;
  readonly until: Date;
}

/** Opens a question about a lot unless one stands; answers the one that stands, and whether it is new. */
export async function openQuestion(
  call: Call,
  question: LotQuestion,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  await sql`
    update ordering.lot_question set closed_at = until
    where county_id = ${call.county} and lot_id = ${question.lotId} and closed_at is null and until <= ${call.now}`.execute(
    call.tx,
  );
  const { id, lotId, reason, claimId, askedAt, until } = question;
  const opened = await sql`
    insert into ordering.lot_question (county_id, id, lot_id, reason, claim_id, asked_at, until)
    values (${call.county}, ${id}, ${lotId}, ${reason}, ${claimId}, ${askedAt}, ${until})
    on conflict (county_id, lot_id) where closed_at is null do nothing returning id`.execute(call.tx);
  if (opened.rows.length > 0) return { id, opened: true };
  const { rows } = await sql<{ id: string }>`
    select id from ordering.lot_question
    where county_id = ${call.county} and lot_id = ${lotId} and closed_at is null`.execute(call.tx);
  return { id: rows[0]?.id ?? id, opened: false };
}

export async function closeQuestions(call: Call, lotId: string): Promise<void> {
  await sql`update ordering.lot_question set closed_at = ${call.now}
    where county_id = ${call.county} and lot_id = ${lotId} and closed_at is null`.execute(call.tx);
}

/** Writes what a buyer says of theirs; said again it is changed. */
export async function saveAnswer(
  call: Call,
  answer: {
    readonly questionId: string;
    readonly orderId: string;
    readonly position: number;
    readonly fine: boolean;
  },
): Promise<void> {
  const said = { fine: answer.fine, answeredAt: call.now };
  await call.tx
    .insertInto('ordering.lotAnswer')
    .values({ countyId: call.county, ...answer, ...said })
    .onConflict((conflict) =>
      conflict.columns(['countyId', 'questionId', 'orderId', 'position']).doUpdateSet(said),
    )
    .execute();
}

/** A question to a buyer about a line of theirs, with what the others have said so far. */
export interface QuestionToBuyer extends LotQuestion {
  readonly position: number;
  readonly lotCode: string;
  readonly bad: number;
  readonly fine: number;
  /** What this buyer said. */
  readonly answer: boolean | null;
  /** Of the first claim: what was asked, of how much. */
  readonly firstAskedFen: Fen;
  readonly firstPaidFen: Fen;
}

/** The open questions about the lots of one order that was collected, a line of which the claim does not come from. */
export async function questionsTo(call: Call, orderId: string): Promise<QuestionToBuyer[]> {
  const { rows } = await sql<QuestionToBuyer>`
    select q.id, q.lot_id, q.reason, q.claim_id, q.asked_at, q.until, d.position, lot.code as lot_code, said.bad, said.fine,
           a.fine as answer, c.asked_fen as first_asked_fen, n.held_fen as first_paid_fen
    from ordering.order_line_lot d
    join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id and o.status = 'collected'
    join ordering.lot_question q on q.county_id = d.county_id and q.lot_id = d.lot_id
      and q.closed_at is null and q.until > ${call.now}
    join ordering.claim c on c.county_id = q.county_id and c.id = q.claim_id
    join ordering.order_line n on n.county_id = c.county_id and n.order_id = c.order_id and n.position = c.position
    join origin.v_lot lot on lot.county_id = d.county_id and lot.id = d.lot_id
    left join ordering.lot_answer a on a.county_id = q.county_id and a.question_id = q.id and a.order_id = d.order_id
      and a.position = d.position
    cross join lateral (
      select count(*) filter (where not w.fine) as bad, count(*) filter (where w.fine) as fine
      from ordering.lot_answer w where w.county_id = q.county_id and w.question_id = q.id
    ) said
    where d.county_id = ${call.county} and d.order_id = ${orderId} and (c.order_id, c.position) <> (d.order_id, d.position)
    order by d.position, q.asked_at`.execute(call.tx);
  return rows;
}

/** What is known of a lot from those who bought of it. */
export interface LotSaid {
  /** Lines with goods of the lot that were packed and not called off, and how many of them were collected. */
  readonly lines: number;
  readonly collected: number;
  readonly bad: number;
  readonly fine: number;
  /** Until when they are asked; none: nobody is asked now. */
  readonly until: Date | null;
}

/** By seller where one is given: a seller sees what their own buyers say. */
export async function saidOfLot(call: Call, lotId: string, sellerId: string | undefined): Promise<LotSaid> {
  const whose = sellerId === undefined ? sql`` : sql`and o.seller_id = ${sellerId}`;
  const { rows } = await sql<LotSaid>`
    select bought.*, said.*,
      (select max(q.until) from ordering.lot_question q where q.county_id = ${call.county} and q.lot_id = ${lotId}
        and q.closed_at is null and q.until > ${call.now}) as until
    from (
      select count(*) as lines, count(*) filter (where o.status = 'collected') as collected
      from ordering.order_line_lot d join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
      where d.county_id = ${call.county} and d.lot_id = ${lotId} and o.packed_at is not null and o.ended_at is null ${whose}
    ) bought, (
      select count(distinct (a.order_id, a.position)) filter (where not a.fine) as bad,
             count(distinct (a.order_id, a.position)) filter (where a.fine) as fine
      from ordering.lot_question q
      join ordering.lot_answer a on a.county_id = q.county_id and a.question_id = q.id
      join ordering."order" o on o.county_id = a.county_id and o.id = a.order_id
      where q.county_id = ${call.county} and q.lot_id = ${lotId} ${whose}
    ) said`.execute(call.tx);
  return rows[0] ?? { lines: 0, collected: 0, bad: 0, fine: 0, until: null };
}

/** Whom to ask on their phone: who has collected goods of the lot and said nothing yet. */
export interface ToAsk {
  readonly orderId: string;
  readonly number: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
  readonly titleZh: string;
  readonly titleEn: string;
}

export async function buyersToAsk(call: Call, questionId: string): Promise<ToAsk[]> {
  const { rows } = await sql<ToAsk>`
    select distinct on (o.id) o.id as order_id, o.number, o.buyer_phone as phone, o.lang, n.title_zh, n.title_en
    from ordering.lot_question q
    join ordering.order_line_lot d on d.county_id = q.county_id and d.lot_id = q.lot_id
    join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id and o.status = 'collected'
    join ordering.order_line n on n.county_id = d.county_id and n.order_id = d.order_id and n.position = d.position
    where q.county_id = ${call.county} and q.id = ${questionId} and q.closed_at is null and q.until > ${call.now}
      and not exists (select 1 from ordering.lot_answer a where a.county_id = q.county_id and a.question_id = q.id
                      and a.order_id = o.id and a.position = d.position)
    order by o.id, d.position`.execute(call.tx);
  return rows;
}
