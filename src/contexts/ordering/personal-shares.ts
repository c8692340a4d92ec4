import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** So much of an offer that gives each person at most `perPerson`, for one buyer; thousandths of its sold unit. */
export interface ShareToTake {
  readonly offerId: string;
  readonly milli: number;
  readonly perPerson: number;
  readonly buyer: { readonly personId: string | null; readonly phone: string };
}

/**
 * Takes each person's share in the order given, and answers for each how much of it was left before: less than was wanted means that nothing was
 * taken. Somebody is known by who signed in and by the phone that collects: neither a second phone nor a second account gets more.
 */
export async function takeShares(call: Call, wanted: readonly ShareToTake[]): Promise<number[]> {
  const taken = await lockShares(call, wanted);
  const changed = new Set<string>();
  const answers = wanted.map((share) => {
    const keys = keysOf(share);
    const left = share.perPerson - Math.max(...keys.map((key) => taken.get(key) ?? 0));
    if (share.milli <= left) {
      for (const key of keys) {
        taken.set(key, (taken.get(key) ?? 0) + share.milli);
        changed.add(key);
      }
    }
    return Math.max(0, left);
  });
  await sql`
    update ordering.personal_share s set taken = now.taken
    from unnest(${[...changed].map(offerIn)}::uuid[], ${[...changed].map(buyerIn)}::text[],
      ${[...changed].map((key) => decimal(taken.get(key) ?? 0))}::numeric[]) as now(offer_id, buyer, taken)
    where s.county_id = ${call.county} and s.offer_id = now.offer_id and s.buyer = now.buyer`.execute(
    call.tx,
  );
  return answers;
}

/** Gives shares back that came to nothing, or whose order has ended. */
export async function giveSharesBack(
  call: Call,
  given: readonly Omit<ShareToTake, 'perPerson'>[],
): Promise<void> {
  if (given.length === 0) return;
  const back = new Map<string, number>();
  for (const share of given)
    for (const key of keysOf(share)) back.set(key, (back.get(key) ?? 0) + share.milli);
  await lockShares(call, given);
  await sql`
    update ordering.personal_share s set taken = greatest(0, s.taken - back.milli)
    from unnest(${[...back.keys()].map(offerIn)}::uuid[], ${[...back.keys()].map(buyerIn)}::text[],
      ${[...back.values()].map(decimal)}::numeric[]) as back(offer_id, buyer, milli)
    where s.county_id = ${call.county} and s.offer_id = back.offer_id and s.buyer = back.buyer`.execute(
    call.tx,
  );
}

/** What is taken so far, by key; locked in one order for everybody until the transaction ends. */
async function lockShares(
  call: Call,
  shares: readonly Omit<ShareToTake, 'perPerson'>[],
): Promise<Map<string, number>> {
  const keys = [...new Set(shares.flatMap(keysOf))].toSorted();
  const [offers, buyers] = [keys.map(offerIn), keys.map(buyerIn)];
  await sql`
    insert into ordering.personal_share (county_id, offer_id, buyer, taken)
    select ${call.county}, offer_id, buyer, 0 from unnest(${offers}::uuid[], ${buyers}::text[]) as wanted(offer_id, buyer)
    on conflict do nothing`.execute(call.tx);
  const { rows } = await sql<{ offerId: string; buyer: string; taken: string }>`
    select s.offer_id, s.buyer, s.taken from ordering.personal_share s
    where s.county_id = ${call.county}
      and (s.offer_id, s.buyer) in (select * from unnest(${offers}::uuid[], ${buyers}::text[]))
    order by s.offer_id, s.buyer for update`.execute(call.tx);
  return new Map(rows.map(({ offerId, buyer, taken }) => [`${offerId} ${buyer}`, milli(taken)]));
}

function keysOf({ offerId, buyer }: Pick<ShareToTake, 'offerId' | 'buyer'>): string[] {
  return [buyer.phone, ...(buyer.personId ? [buyer.personId] : [])].map((key) => `${offerId} ${key}`);
}

const OFFER_LETTERS = 36;
const offerIn = (key: string) => key.slice(0, OFFER_LETTERS);
const buyerIn = (key: string) => key.slice(OFFER_LETTERS + 1);
