import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';

export async function saveGroupPrice(call: Call, offerId: string, priceFen: Fen): Promise<void> {
  const { name, helper } = call.actor;
  const set = { priceFen, setAt: call.now, personName: name, helperName: helper?.name ?? null };
  await call.tx
    .insertInto('selling.groupPrice')
    .values({ countyId: call.county, offerId, ...set })
    .onConflict((conflict) => conflict.columns(['countyId', 'offerId']).doUpdateSet(set))
    .execute();
}

export async function deleteGroupPrice(call: Call, offerId: string): Promise<void> {
  await call.tx
    .deleteFrom('selling.groupPrice')
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
}
