import type { Call } from '#shared/call.ts';
import { heldAccounts } from './accounts.ts';
import { alipayProvider } from './alipay/alipay-provider.ts';
import type { Merchant, Provider } from './provider.ts';
import { sandboxProvider } from './sandbox-provider.ts';
import { wechatProvider } from './wechat/wechat-provider.ts';

/** The adapter to the county's account at a provider; undefined when it has none there. */
export async function providerAt(call: Call, name: string): Promise<Provider | undefined> {
  const merchant = await call.tx
    .selectFrom('paying.merchant')
    .select(['provider', 'apiUrl', 'cashierUrl', 'notifyUrl', 'key'])
    .where('countyId', '=', call.county)
    .where('provider', '=', name)
    .executeTakeFirst();
  if (!merchant) return undefined;
  const { wechat, alipay } = heldAccounts();
  if (name === 'wechat') return wechat && wechatProvider(wechat, merchant.notifyUrl);
  if (name === 'alipay') return alipay && alipayProvider(alipay, merchant.notifyUrl);
  return sandboxProvider(merchant);
}

/** As `providerAt`, where a payment says that there is one. */
export async function providerOf(call: Call, name: string): Promise<Provider> {
  const provider = await providerAt(call, name);
  if (!provider) throw new Error(`county ${call.county} has no account at provider ${name}`);
  return provider;
}

/** Opens, or moves, the county's account at a provider. */
export async function setMerchant(call: Call, merchant: Merchant): Promise<void> {
  await call.tx
    .insertInto('paying.merchant')
    .values({ countyId: call.county, ...merchant })
    .onConflict((conflict) => conflict.columns(['countyId', 'provider']).doUpdateSet({ ...merchant }))
    .execute();
}

/** Names of the providers the county has an account at and this process holds the keys of. */
export async function providersOf(call: Call): Promise<string[]> {
  const rows = await call.tx
    .selectFrom('paying.merchant')
    .select('provider')
    .where('countyId', '=', call.county)
    .orderBy('provider')
    .execute();
  const accounts: Record<string, unknown> = { sandbox: true, ...heldAccounts() };
  return rows.map((row) => row.provider).filter((name) => accounts[name]);
}

/** Through which provider the county's checkout opens payments: the sandbox as long as nothing was chosen. */
export async function cashierProvider(call: Call): Promise<string> {
  return (await cashierChosen(call)) ?? 'sandbox';
}

export async function cashierChosen(call: Call): Promise<string | undefined> {
  const row = await call.tx
    .selectFrom('paying.cashier')
    .select('provider')
    .where('countyId', '=', call.county)
    .executeTakeFirst();
  return row?.provider;
}
