import type { Call } from '#shared/call.ts';
import { decimal } from '#shared/quantity.ts';

export interface DropOfOffer {
  readonly offerId: string;
  readonly opensAt: Date;
  /** Thousandths of the offer's sold unit. */
  readonly perPerson: number;
}

export async function saveDrop(call: Call, { offerId, opensAt, perPerson }: DropOfOffer): Promise<void> {
  const set = { opensAt, perPerson: decimal(perPerson), setAt: call.now, setByName: call.actor.name };
  await call.tx
    .insertInto('selling.drop')
    .values({ countyId: call.county, offerId, ...set })
    .onConflict((conflict) => conflict.columns(['countyId', 'offerId']).doUpdateSet(set))
    .execute();
}

export async function deleteDrop(call: Call, offerId: string): Promise<void> {
  await call.tx
    .deleteFrom('selling.drop')
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
}
