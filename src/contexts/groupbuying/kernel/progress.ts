import { bounds, counted, type ItemTerms } from './terms.ts';

/** How far an item has come by what is paid for, in thousandths of its sold unit unless said otherwise. */
export interface Progress {
  readonly paid: number;
  readonly least: number;
  /** Missing to the minimum. */
  readonly toLeast: number;
  /** Full cases, and what is missing to fill the one that is begun; for an item sold by the case. */
  readonly cases?: { readonly full: number; readonly toNext: number };
  /** What may still be ordered, where there is a most: without what others are about to pay for. */
  readonly room?: number;
}

/** `unpaid`: kept for people who have not paid yet; it counts for nothing but room. */
export function progressOf(
  item: ItemTerms,
  has: { readonly paid: number; readonly unpaid: number },
): Progress {
  const { least, most } = bounds(item);
  const by = counted(item);
  const rest = has.paid % by;
  return {
    paid: has.paid,
    least,
    toLeast: Math.max(0, least - has.paid),
    ...(item.caseMilli === undefined
      ? {}
      : { cases: { full: Math.floor(has.paid / by), toNext: rest === 0 ? 0 : by - rest } }),
    ...(most === undefined ? {} : { room: Math.max(0, most - has.paid - has.unpaid) }),
  };
}
