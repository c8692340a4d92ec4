import { productsByCodes } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { dayOf, isDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { upsertWholesalePrices, type WholesalePrice } from './wholesale-prices.ts';

/**
 * Records what wholesale markets paid, with where the figure comes from. One price a product and day: sent again, it is
 * corrected. All or none: refuses a product the county does not have, a day to come, and a price without market or source.
 */
export async function recordWholesalePrices(
  call: Call,
  prices: readonly WholesalePrice[],
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['record-wholesale-prices'])) return refuse('selling.not-allowed');
  const codes = [...new Set(prices.map((price) => price.productCode))];
  const known = new Set((await productsByCodes(call, codes)).map((product) => product.code));
  for (const { productCode, day, fenPerKg, market, source } of prices) {
    if (!known.has(productCode)) return refuse('selling.unknown', { what: productCode });
    if (!isDay(day) || day > dayOf(call.now)) return refuse('selling.unsound', { flaw: 'dates' });
    if (!Number.isSafeInteger(fenPerKg) || fenPerKg <= 0) return refuse('selling.unsound', { flaw: 'price' });
    if (market.trim() === '' || source.trim() === '') return refuse('selling.unsound', { flaw: 'source' });
  }
  await upsertWholesalePrices(call, prices);
  return ok();
}
