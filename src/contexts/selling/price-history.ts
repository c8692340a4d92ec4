import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { unitPrice } from './kernel/line-price.ts';
import { isBox, type Offer } from './kernel/offer.ts';
import { pricesOf } from './prices.ts';
import { wholesalePricesOf } from './wholesale-prices.ts';

/** What a kg cost on a day, here and on the wholesale market. */
export interface PriceOfDay {
  readonly day: Day;
  readonly fenPerKg: Fen | undefined;
  readonly wholesaleFenPerKg: Fen | undefined;
}

const DAYS = 30;

/** The price of the last thirty days, at the end of each, beside the wholesale price recorded for it; of a box alone. */
export async function priceHistory(call: Call, offer: Offer): Promise<readonly PriceOfDay[]> {
  const today = dayOf(call.now);
  const prices = await pricesOf(call, offer.id);
  const wholesale = new Map(
    (isBox(offer.form) ? [] : await wholesalePricesOf(call, offer.productCode, DAYS)).map(
      ({ day, fenPerKg }) => [day, fenPerKg],
    ),
  );
  const days = Array.from({ length: DAYS }, (_, back) => addDays(today, back - DAYS + 1));
  const told = days.map((day) => {
    const then = prices.find(({ since }) => dayOf(since) <= day);
    return {
      day,
      fenPerKg: then && unitPrice({ ...offer, priceFen: then.priceFen }).perKg,
      wholesaleFenPerKg: wholesale.get(day),
    };
  });
  const first = told.findIndex((each) => each.fenPerKg !== undefined || each.wholesaleFenPerKg !== undefined);
  return first === -1 ? [] : told.slice(first);
}
