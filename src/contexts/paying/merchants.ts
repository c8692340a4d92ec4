import type { Call } from '#shared/call.ts';
import type { Merchant, Provider } from './provider.ts';
import { sandboxProvider } from './sandbox-provider.ts';

/** The adapter to the county's account at a provider. */
export async function providerOf(call: Call, name: string): Promise<Provider> {
  const merchant = await call.tx
    .selectFrom('paying.merchant')
    .select(['provider', 'apiUrl', 'cashierUrl', 'notifyUrl', 'key'])
    .where('countyId', '=', call.county)
    .where('provider', '=', name)
    .executeTakeFirst();
  if (!merchant) throw new Error(`county ${call.county} has no account at provider ${name}`);
  return sandboxProvider(merchant);
}

/** Opens, or moves, the county's account at a provider. */
export async function setMerchant(call: Call, merchant: Merchant): Promise<void> {
  await call.tx
    .insertInto('paying.merchant')
    .values({ countyId: call.county, ...merchant })
    .onConflict((conflict) => conflict.columns(['countyId', 'provider']).doUpdateSet({ ...merchant }))
    .execute();
}
