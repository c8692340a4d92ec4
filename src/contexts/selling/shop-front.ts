import { countyOf } from '#people';
import type { Call } from '#shared/call.ts';
import type { Named } from './facts.ts';
import { type OnSale, offersOnSale } from './offers-on-sale.ts';
import { type SeasonRow, seasonCalendar } from './season-calendar.ts';

export interface ShopFront extends OnSale {
  readonly county: Named | undefined;
  readonly calendar: readonly SeasonRow[];
}

/** More are shown by the categories and on other days; a page of every product of a county would be read by nobody. */
const MOST = 24;

/** What the shop's front shows: an offer of each product that is ripe and whose turn it is, what can be ordered ahead, and the season. */
export async function shopFront(
  call: Call,
  input: { readonly nodeId?: string | undefined },
): Promise<ShopFront> {
  const county = await countyOf(call);
  const onSale = await offersOnSale(call, { ...input, each: 1, most: MOST, presales: 4 });
  const calendar = await seasonCalendar(call);
  return { ...onSale, county: county && { zh: county.nameZh, en: county.nameEn }, calendar };
}
