import type { Call } from '#shared/call.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { type ClaimTerms, termsFor, USUAL_TERMS } from './kernel/claim-terms.ts';

/** The terms as they were set: the county's, and a seller's own. */
export interface SetTerms {
  readonly county: ClaimTerms;
  readonly seller?: ClaimTerms;
}

export async function termsSet(call: Call, sellerId: string | undefined): Promise<SetTerms> {
  const rows = await call.tx
    .selectFrom('ordering.claimTerms')
    .select(['sellerId', 'hoursToDecide', 'smallFen', 'smallTimes'])
    .where('countyId', '=', call.county)
    .where((eb) =>
      sellerId === undefined
        ? eb('sellerId', 'is', null)
        : eb.or([eb('sellerId', 'is', null), eb('sellerId', '=', sellerId)]),
    )
    .execute();
  const { sellerId: _, ...county } = rows.find((row) => row.sellerId === null) ?? {
    sellerId: null,
    ...USUAL_TERMS,
  };
  const own = rows.find((row) => row.sellerId !== null);
  if (!own) return { county };
  const { sellerId: _own, ...seller } = own;
  return { county, seller };
}

/** The terms that hold for claims on what a seller sold. */
export async function termsOf(call: Call, sellerId: string): Promise<ClaimTerms> {
  const { county, seller } = await termsSet(call, sellerId);
  return termsFor(county, seller);
}

export async function saveTerms(call: Call, sellerId: string | null, terms: ClaimTerms): Promise<void> {
  const row = { ...terms, changedAt: call.now, changedByName: nameOnRecord(call.actor) };
  await call.tx
    .insertInto('ordering.claimTerms')
    .values({ countyId: call.county, sellerId, ...row })
    .onConflict((conflict) => conflict.columns(['countyId', 'sellerId']).doUpdateSet(row))
    .execute();
}
