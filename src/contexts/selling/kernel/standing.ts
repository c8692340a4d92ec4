import { type Day, inSeason } from '#shared/instant.ts';
import { fillLines, mostFillable, type Shortage, type Supply } from './fill.ts';
import type { Offer, Status } from './offer.ts';
import { nextInSeason } from './season.ts';
import type { Forecast, GoodsOf } from './stock.ts';

/** Why an offer is not on the shelf today, apart from stock. `back` is the first day it can be, when that is known. */
export type OffShelf =
  | { readonly reason: Exclude<Status, 'on'> }
  | { readonly reason: 'before-window' | 'out-of-season'; readonly back: Day }
  | { readonly reason: 'after-window' };

/**
 * Whether an offer stands on the shelf today: it is on, today is inside its own window, and its goods are in season
 * (of a pick of the season, as many kinds as go into a box; a presale sells before the season, until its harvest ends).
 * Judged whenever it is asked: nothing has to run at midnight. undefined: it does.
 */
export function offShelf(
  offer: Offer,
  goods: GoodsOf,
  today: Day,
  forecast?: Forecast,
): OffShelf | undefined {
  if (offer.status !== 'on') return { reason: offer.status };
  if (today < offer.onFrom) return { reason: 'before-window', back: offer.onFrom };
  if (today > offer.onUntil) return { reason: 'after-window' };
  if (offer.form === 'presale') {
    return !forecast || today > forecast.untilDay ? { reason: 'after-window' } : undefined;
  }
  const seasons = offer.parts.map((part) => goods(part.productCode).season);
  const out = seasons.filter((season) => !inSeason(today, season.from, season.until));
  const spare = offer.kinds === undefined ? 0 : seasons.length - offer.kinds;
  if (out.length <= spare) return undefined;
  const returns = out.map((season) => nextInSeason(today, season)).toSorted();
  return { reason: 'out-of-season', back: returns[out.length - spare - 1] ?? today };
}

/** How an offer stands: how much one order can have of it, in thousandths of its sold unit, or why none. */
export type Standing =
  | { readonly on: true; readonly most: number; readonly remains: number }
  | ({ readonly on: false } & (OffShelf | { readonly reason: Shortage }));

/** The standing of an offer today for goods collected on `supply.goodOn`. */
export function standingOf(offer: Offer, supply: Supply, today: Day): Standing {
  const forecast = supply.forecasts.find((each) => each.forecastId === offer.forecastId);
  const off = offShelf(offer, supply.goods, today, forecast);
  if (off) return { on: false, ...off };
  const [least] = fillLines([{ offer, milli: offer.least }], supply);
  if (!least || 'short' in least) return { on: false, reason: least?.short ?? 'no-stock' };
  const remains = mostFillable(offer, supply);
  return { on: true, remains, most: Math.min(remains, offer.most) };
}
