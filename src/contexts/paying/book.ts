import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import type { Share, ShareKind } from './kernel/shares.ts';

/** One booked event: a sale (money in) or a refund (money out), by the payment or refund it comes from. */
export interface Entry {
  readonly kind: 'sale' | 'refund';
  readonly sourceId: string;
  readonly paymentId: string;
  readonly at: Date;
  readonly shares: readonly Share[];
}

/**
 * Books an entry: the provider's clearing account against every share, debit positive. A refund is the same with signs turned.
 * Each source is booked once; a second try fails on the table's own key.
 */
export async function book(call: Call, entry: Entry): Promise<void> {
  const accounts = await accountsFor(call, entry.shares);
  const entryId = newId(call.now);
  const sign = entry.kind === 'sale' ? 1 : -1;
  await call.tx
    .insertInto('paying.entry')
    .values({
      countyId: call.county,
      id: entryId,
      kind: entry.kind,
      sourceId: entry.sourceId,
      paymentId: entry.paymentId,
      at: entry.at,
    })
    .execute();
  const rows = entry.shares.flatMap((share) => [
    { accountId: accounts.get(accountKey('clearing', null)), orderId: share.orderId, fen: sign * share.fen },
    {
      accountId: accounts.get(accountKey(share.share, share.organisationId)),
      orderId: share.orderId,
      fen: -sign * share.fen,
    },
  ]);
  await call.tx
    .insertInto('paying.posting')
    .values(
      rows.map(({ accountId, orderId, fen }, position) => {
        if (!accountId) throw new Error(`no account for entry ${entryId}`);
        return { countyId: call.county, entryId, position, accountId, orderId, amountFen: fen };
      }),
    )
    .execute();
}

type AccountKind = ShareKind | 'clearing';

function accountKey(kind: string, organisationId: string | null): string {
  return `${kind} ${organisationId ?? ''}`;
}

async function accountsFor(call: Call, shares: readonly Share[]): Promise<Map<string, string>> {
  const wanted: { kind: AccountKind; organisationId: string | null }[] = [
    { kind: 'clearing', organisationId: null },
    ...shares.map((share) => ({ kind: share.share, organisationId: share.organisationId })),
  ];
  const distinct = [
    ...new Map(wanted.map((row) => [accountKey(row.kind, row.organisationId), row])).values(),
  ];
  await call.tx
    .insertInto('paying.account')
    .values(distinct.map((row) => ({ countyId: call.county, id: newId(call.now), ...row })))
    .onConflict((conflict) => conflict.columns(['countyId', 'kind', 'organisationId']).doNothing())
    .execute();
  const rows = await call.tx
    .selectFrom('paying.account')
    .select(['id', 'kind', 'organisationId'])
    .where('countyId', '=', call.county)
    .where('kind', 'in', [...new Set(distinct.map((row) => row.kind))])
    .where((eb) =>
      eb.or([
        eb('organisationId', 'is', null),
        eb(
          'organisationId',
          'in',
          [...new Set(distinct.flatMap((row) => row.organisationId ?? []))].concat(NOBODY),
        ),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [accountKey(row.kind, row.organisationId), row.id]));
}

// `in ()` is not SQL: a list with an id nobody has stands for the empty one.
const NOBODY = ['00000000-0000-0000-0000-000000000000'];

export interface BookCheck {
  /** Entries whose postings do not add up to zero. */
  readonly entriesOffBalance: number;
  /** Settled payments without a sale entry of exactly their amount. */
  readonly paymentsNotBooked: number;
  /** Settled refunds without a refund entry of exactly their amount. */
  readonly refundsNotBooked: number;
  /** Payments whose shares do not add up to their amount, or refunded beyond it. */
  readonly splitsOff: number;
  /** Sum of all balances: zero. */
  readonly sumFen: Fen;
}

/** Does the whole book agree with the payments and refunds? Every figure is zero when it does. */
export async function checkBook(call: Call): Promise<BookCheck> {
  const { rows } = await sql<BookCheck>`
    with entry_sum as (
      select e.id, e.kind, e.source_id, sum(p.amount_fen) as off,
             sum(p.amount_fen) filter (where a.kind = 'clearing') as clearing
      from paying.entry e
      join paying.posting p on p.county_id = e.county_id and p.entry_id = e.id
      join paying.account a on a.county_id = p.county_id and a.id = p.account_id
      where e.county_id = ${call.county}
      group by e.id, e.kind, e.source_id
    )
    select
      (select count(*) from entry_sum where off <> 0) as "entriesOffBalance",
      (select count(*) from paying.payment y left join entry_sum s on s.kind = 'sale' and s.source_id = y.id
        where y.county_id = ${call.county} and y.settled_at is not null and s.clearing is distinct from y.amount_fen) as "paymentsNotBooked",
      (select count(*) from paying.refund r left join entry_sum s on s.kind = 'refund' and s.source_id = r.id
        where r.county_id = ${call.county} and r.status = 'settled' and s.clearing is distinct from -r.amount_fen) as "refundsNotBooked",
      (select count(*) from paying.payment y where y.county_id = ${call.county} and (
        y.amount_fen <> (select coalesce(sum((s ->> 'fen')::bigint), 0) from jsonb_array_elements(y.split) s)
        or y.refunded_fen <> (select coalesce(sum(r.amount_fen), 0) from paying.refund r
                              where r.county_id = y.county_id and r.payment_id = y.id))) as "splitsOff",
      (select coalesce(sum(amount_fen), 0)::bigint from paying.posting where county_id = ${call.county}) as "sumFen"
  `.execute(call.tx);
  const row = rows[0];
  if (!row) throw new Error('the book check answered nothing');
  return row;
}
