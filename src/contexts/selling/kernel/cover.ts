import { type Draw, fillLines, mostFillable, type Supply } from './fill.ts';
import type { Offer } from './offer.ts';

/** An offer as a platform outside lists it: in packs of so much of its sold unit. Quantities are thousandths of that unit. */
export interface ToCover {
  readonly offer: Offer;
  readonly packMilli: number;
  /** What the platform was told it may still sell. */
  readonly told: number;
  /** The most it should be told. */
  readonly most: number;
}

/** What stands behind a listing: of what was told so much, and so much that may be told besides. */
export interface Covered {
  readonly keeps: number;
  readonly more: number;
  /** What all of it would be taken from. */
  readonly draws: readonly Draw[];
}

/**
 * Shares a channel's stock out to its listings in whole packs: first what each was told already, then what is left, in even parts as far
 * as they go. No lot stands behind two promises.
 */
export function cover(listings: readonly ToCover[], supply: Supply): Covered[] {
  let left = supply;
  const packs = ({ offer, packMilli }: ToCover, most: number) => {
    const fillable = Math.min(mostFillable(offer, left), Math.max(0, most));
    return Math.floor(fillable / packMilli) * packMilli;
  };
  const take = ({ offer }: ToCover, milli: number): readonly Draw[] => {
    const [fill] = milli > 0 ? fillLines([{ offer, milli }], left) : [];
    const draws = fill && 'draws' in fill ? fill.draws : [];
    left = without(left, draws);
    return draws;
  };
  // What was told stands behind its listing also when it should be told less: the platform may sell it until it has given it back.
  const kept = listings.map((listing) => {
    const keeps = packs(listing, listing.told);
    return { keeps, draws: take(listing, keeps) };
  });
  return listings.map((listing, index) => {
    const { keeps, draws } = kept[index] ?? { keeps: 0, draws: [] };
    const even = mostFillable(listing.offer, left) / (listings.length - index);
    const room = Math.min(listing.most - listing.told, wholePacks(even, listing.packMilli));
    const more = packs(listing, room);
    return { keeps, more, draws: [...draws, ...take(listing, more)] };
  });
}

/** At least one pack: the last packs go to whoever stands first. */
function wholePacks(milli: number, packMilli: number): number {
  return Math.max(1, Math.floor(milli / packMilli)) * packMilli;
}

function without(supply: Supply, draws: readonly Draw[]): Supply {
  const taken = new Map<string, number>();
  for (const { lotId, milli } of draws) taken.set(lotId, (taken.get(lotId) ?? 0) + milli);
  return {
    ...supply,
    stock: supply.stock.map((lot) => ({ ...lot, available: lot.available - (taken.get(lot.lotId) ?? 0) })),
  };
}
