import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { EarnedKind } from './kernel/shares.ts';

/** One line of an account: what an order brought or a refund took back. */
export interface StatementLine {
  readonly at: Date;
  /** `borne`: what whoever bore a refund owes for the others' parts of it. `pool`: a month's settlement among carriers that pool. */
  readonly kind: 'sale' | 'refund' | 'borne' | 'pool';
  readonly account: EarnedKind;
  readonly organisationId: string | null;
  /** Whose account it is; empty for the platform’s own without an organisation. */
  readonly organisationZh: string;
  readonly organisationEn: string;
  readonly orderId: string;
  /** What the payer read at the cashier's. */
  readonly title: string;
  /** Positive: earned; negative: given back. */
  readonly fen: Fen;
}

export interface StatementPage {
  readonly lines: readonly StatementLine[];
  readonly count: number;
  readonly earnedFen: Fen;
  readonly givenBackFen: Fen;
}

interface Wanted {
  /** null: every party's, for those who may see all. */
  readonly organisationId: string | null;
  /** Part of what was paid for, or of whose account it is, in characters or letters; empty for all. */
  readonly words: string;
  readonly from: Day;
  readonly until: Day;
  readonly limit: number;
  readonly offset: number;
}

/** An organisation's account from `from` to `until` (both included, China time), newest first, with its totals. */
export async function statement(call: Call, wanted: Wanted): Promise<StatementPage> {
  const { rows } = await sql<StatementLine>`
    select p.at, p.kind, p.account, p.organisation_id as "organisationId", p.order_id as "orderId", -p.amount_fen as fen,
           coalesce(o.name_zh, '') as "organisationZh", coalesce(o.name_en, '') as "organisationEn",
           coalesce(y.title, '共配结算 Pool settlement') as title
    from paying.v_posting p ${named}
    where ${booked(call, wanted)}
    order by p.at desc, p.order_id, p.account, p.organisation_id, p.payment_id
    limit ${wanted.limit} offset ${wanted.offset}`.execute(call.tx);
  return { lines: rows, ...(await totals(call, wanted)) };
}

/** Summed without the lines' order, and without their names unless they are asked for: those would be made for every line. */
async function totals(call: Call, wanted: Wanted): Promise<Omit<StatementPage, 'lines'>> {
  const { rows } = await sql<Omit<StatementPage, 'lines'>>`
    select count(*) as count,
           coalesce(sum(-p.amount_fen) filter (where p.amount_fen < 0), 0)::bigint as "earnedFen",
           coalesce(sum(p.amount_fen) filter (where p.amount_fen > 0), 0)::bigint as "givenBackFen"
    from paying.v_posting p ${searched(wanted) === '' ? sql`` : named}
    where ${booked(call, wanted)}`.execute(call.tx);
  return rows[0] ?? { count: 0, earnedFen: 0, givenBackFen: 0 };
}

const named = sql`
    left join paying.payment y on y.county_id = p.county_id and y.id = p.payment_id
    left join people.v_organisation o on o.county_id = p.county_id and o.id = p.organisation_id`;

function searched({ words }: Wanted): string {
  return words.normalize('NFKC').trim().toLowerCase();
}

/** SQL: the postings of the account in its days; with words, those of goods or parties called so. */
function booked(call: Call, wanted: Wanted) {
  const { organisationId, from, until } = wanted;
  const part = `%${searched(wanted).replaceAll(/[\\%_]/g, '\\$&')}%`;
  const whose = organisationId === null ? sql`true` : sql`p.organisation_id = ${organisationId}`;
  const called =
    part === '%%'
      ? sql`true`
      : sql`(y.title like ${part} or o.name_zh like ${part} or lower(o.name_en) like ${part} or o.pinyin like ${part})`;
  return sql`p.county_id = ${call.county} and p.account not in ('clearing', 'held') and ${whose} and ${called}
      and p.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
      and p.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
}

export interface OrderShare {
  readonly account: EarnedKind;
  readonly organisationId: string | null;
  readonly fen: Fen;
}

/** Who holds what of an order after refunds: shown to the buyer on the receipt, largest first. */
export async function sharesOfOrder(call: Call, orderId: string): Promise<OrderShare[]> {
  const { rows } = await sql<OrderShare>`
    select a.kind as account, a.organisation_id as "organisationId", sum(-p.amount_fen)::bigint as fen
    from paying.posting t
    join paying.posting p on p.county_id = t.county_id and p.entry_id = t.entry_id and p.order_id = t.order_id
    join paying.account a on a.county_id = p.county_id and a.id = p.account_id
    where t.county_id = ${call.county} and t.order_id = ${orderId} and t.against and a.kind not in ('clearing', 'held')
    group by a.kind, a.organisation_id
    having sum(p.amount_fen) <> 0
    order by 3 desc, 1
  `.execute(call.tx);
  return rows;
}
