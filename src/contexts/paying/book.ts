import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Fen } from '#shared/money.ts';
import { uuidArray } from '#shared/uuid-array.ts';
import { type Bearer, type Share, type ShareKind, total } from './kernel/shares.ts';

/**
 * One booked event, by the payment or refund it comes from: a sale (money in), a refund (money out), what whoever bears a refund
 * owes the others, a grant's stage, which the fund bears, and what goes back to it, or what carriers that pool owe each other.
 */
export interface Entry {
  readonly kind: 'sale' | 'refund' | 'borne' | 'grant' | 'grant-back' | 'advance' | 'advance-back' | 'pool';
  readonly sourceId: string;
  readonly paymentId: string;
  readonly at: Date;
  readonly shares: readonly Share[];
  /** Who owes what is borne. */
  readonly bearer?: Bearer;
}

/**
 * Books entries: every share against the provider's clearing account, order by order, debit positive. A refund is the same with signs
 * turned; what is borne stands against the bearer's account, and no money moves at the provider. Each source is booked once; a second
 * try fails on the table's own key.
 */
export async function book(call: Call, entries: readonly Entry[]): Promise<void> {
  const { county: countyId } = call;
  const accounts = await accountsFor(
    call,
    entries.flatMap(({ shares, bearer }) => [...shares, ...(bearer ? [bearer] : [])]),
  );
  const booked = entries.map(({ shares, bearer, ...entry }) => ({
    shares,
    against: bearer ? accountKey(bearer.share, bearer.organisationId) : CLEARING,
    entry: { countyId, id: newId(call.now), ...entry },
  }));
  await insertRows(
    call.tx,
    'paying.entry',
    booked.map(({ entry }) => entry),
  );
  await insertRows(
    call.tx,
    'paying.posting',
    booked.flatMap(({ entry, shares, against }) =>
      postingsOf(shares, entry.kind === 'refund' || entry.kind === 'grant-back' ? -1 : 1, against).map(
        ({ account, ...posting }, position) => {
          const accountId = accounts.get(account);
          if (!accountId) throw new Error(`no account for entry ${entry.id}`);
          return { countyId, entryId: entry.id, position, accountId, ...posting };
        },
      ),
    ),
  );
}

function postingsOf(shares: readonly Share[], sign: 1 | -1, against: string) {
  return [...Map.groupBy(shares, ({ orderId }) => orderId)].flatMap(([orderId, own]) => [
    // What is owed among the accounts themselves leaves nothing for another.
    ...(total(own) === 0 ? [] : [{ account: against, orderId, amountFen: sign * total(own), against: true }]),
    ...own.map(({ share, organisationId, fen }) => ({
      account: accountKey(share, organisationId),
      orderId,
      amountFen: -sign * fen,
      against: false,
    })),
  ]);
}

function accountKey(kind: string, organisationId: string | null): string {
  return `${kind} ${organisationId ?? ''}`;
}

const CLEARING = accountKey('clearing', null);

/** The accounts of these shares and the clearing account, opened where they were not, by their keys. */
async function accountsFor(call: Call, shares: readonly Bearer[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, AccountOf>([[CLEARING, { kind: 'clearing', organisationId: null }]]);
  for (const { share, organisationId } of shares)
    wanted.set(accountKey(share, organisationId), { kind: share, organisationId });
  const known = await accountIds(call, [...wanted.values()]);
  const missing = [...wanted].flatMap(([key, row]) => (known.has(key) ? [] : [row]));
  if (missing.length === 0) return known;
  await call.tx
    .insertInto('paying.account')
    .values(missing.map((row) => ({ countyId: call.county, id: newId(call.now), ...row })))
    .onConflict((conflict) => conflict.columns(['countyId', 'kind', 'organisationId']).doNothing())
    .execute();
  return accountIds(call, [...wanted.values()]);
}

interface AccountOf {
  readonly kind: ShareKind | 'clearing';
  readonly organisationId: string | null;
}

async function accountIds(call: Call, accounts: readonly AccountOf[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; kind: string; organisationId: string | null }>`
    select a.id, a.kind, a.organisation_id
    from unnest(${accounts.map(({ kind }) => kind)}::text[],
      ${uuidArray(accounts.map(({ organisationId }) => organisationId))}::uuid[]) as wanted(kind, organisation_id)
    join paying.account a on a.county_id = ${call.county} and a.kind = wanted.kind
      and a.organisation_id is not distinct from wanted.organisation_id`.execute(call.tx);
  return new Map(rows.map((row) => [accountKey(row.kind, row.organisationId), row.id]));
}

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
        y.amount_fen <> (select coalesce(sum((s ->> 2)::bigint), 0) from jsonb_array_elements(y.split) o, jsonb_array_elements(o - 0) s)
        or y.refunded_fen <> (select coalesce(sum(r.amount_fen), 0) from paying.refund r
                              where r.county_id = y.county_id and r.payment_id = y.id))) as "splitsOff",
      (select coalesce(sum(amount_fen), 0)::bigint from paying.posting where county_id = ${call.county}) as "sumFen"
  `.execute(call.tx);
  const row = rows[0];
  if (!row) throw new Error('the book check answered nothing');
  return row;
}
