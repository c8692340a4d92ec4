import type { Fen } from '#shared/money.ts';

/** The terms under which claims are answered. */
export interface ClaimTerms {
  /** A claim nobody answers within these hours is granted. */
  readonly hoursToDecide: number;
  /** With a photo, up to this much is granted at once; 0: nothing is. */
  readonly smallFen: Fen;
  /** So many times for one buyer in ninety days. */
  readonly smallTimes: number;
}

/** Where a county has set none: two days to answer, nothing by itself. */
export const USUAL_TERMS: ClaimTerms = { hoursToDecide: 48, smallFen: 0, smallTimes: 3 };

/** Which terms hold for a seller: a seller may be more generous than the county, never less. */
export function termsFor(county: ClaimTerms, seller: ClaimTerms | undefined): ClaimTerms {
  if (!seller) return county;
  return {
    hoursToDecide: Math.min(county.hoursToDecide, seller.hoursToDecide),
    smallFen: Math.max(county.smallFen, seller.smallFen),
    smallTimes: Math.max(county.smallTimes, seller.smallTimes),
  };
}

/** May a claim be granted at once, without anybody looking at it? */
export function isSmall(
  terms: ClaimTerms,
  claim: { readonly askedFen: Fen; readonly pictures: number; readonly smallBefore: number },
): boolean {
  return claim.askedFen <= terms.smallFen && claim.pictures > 0 && claim.smallBefore < terms.smallTimes;
}
