import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { providerAt } from './merchants.ts';
import { type PayingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** From now on the county's checkout opens payments at this provider. What is open stays where it is. */
export async function chooseCashier(
  call: Call,
  provider: string,
): Promise<Outcome<undefined, PayingRefusal>> {
  if (!may(call.actor, rights['choose-cashier'])) return refuse('paying.not-allowed');
  if (!(await providerAt(call, provider))) return refuse('paying.no-account', { provider });
  await call.tx
    .insertInto('paying.cashier')
    .values({ countyId: call.county, provider })
    .onConflict((conflict) => conflict.column('countyId').doUpdateSet({ provider }))
    .execute();
  return ok();
}
