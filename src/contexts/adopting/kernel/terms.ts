import type { Day } from '#shared/instant.ts';
import { type Fen, portion, splitByWeight } from '#shared/money.ts';
import type { Unit } from '#shared/quantity.ts';
import type { UnitKind } from './unit-kind.ts';

/** What happens to the held money when a harvest fails. */
export const failureRules = ['refund', 'carry', 'insurance'] as const;
export type FailureRule = (typeof failureRules)[number];

/** What both sides agree to. Figures are for one unit unless they say otherwise. */
export interface Terms {
  readonly kind: UnitKind;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly priceFen: Fen;
  /** The part of the price that is held until the harvests, in basis points. */
  readonly heldBp: number;
  readonly deliveries: number;
  /** At least so much at each delivery, in thousandths of `unit`. */
  readonly guaranteed?: number | undefined;
  /** Share of what is picked, in basis points; with both, the adopter gets the more. */
  readonly shareBp?: number | undefined;
  readonly unit: Unit;
  /** What one piece weighs by estimate, in grams. */
  readonly pieceGrams?: number | undefined;
  readonly failure: FailureRule;
  readonly insurer: string;
  readonly policy: string;
  readonly insuredFen: Fen;
}

/** What carriage takes at most of a delivery: less held money for each would leave the grower nothing of it. */
export const LEAST_HELD_A_DELIVERY: Fen = 1_500;

export type Unsound = 'term' | 'price' | 'held' | 'deliveries' | 'gets' | 'share' | 'pieces' | 'insurance';

/** What is wrong with terms for so many units; undefined when they can be offered. */
export function unsound(terms: Terms, units: number): Unsound | undefined {
  const { guaranteed, shareBp, unit, deliveries, heldBp, priceFen } = terms;
  if (terms.untilDay <= terms.fromDay) return 'term';
  if (!Number.isSafeInteger(priceFen) || priceFen < 1_000 || priceFen > 10_000_000) return 'price';
  if (!Number.isInteger(deliveries) || deliveries < 1 || deliveries > 12) return 'deliveries';
  if (!Number.isInteger(heldBp) || heldBp < 1_000 || heldBp > 10_000) return 'held';
  if (portion(priceFen, heldBp) < LEAST_HELD_A_DELIVERY * deliveries) return 'held';
  if (guaranteed === undefined && shareBp === undefined) return 'gets';
  if (guaranteed !== undefined && (guaranteed <= 0 || guaranteed % stepOf(unit) !== 0)) return 'gets';
  if (shareBp !== undefined && (!Number.isInteger(shareBp) || shareBp <= 0 || shareBp * units > 10_000))
    return 'share';
  if ((unit === 'piece') !== (terms.pieceGrams !== undefined && terms.pieceGrams > 0)) return 'pieces';
  if (terms.failure === 'insurance' && !(terms.insurer && terms.policy && terms.insuredFen > 0))
    return 'insurance';
  return undefined;
}

/** The smallest part that is shared out: a tenth of a kg or 斤, a whole piece. */
export function stepOf(unit: Unit): number {
  return unit === 'piece' ? 1_000 : 100;
}

/** What is held of an adoption's price until the harvests; the rest pays for the year's care. */
export function heldOf(terms: Pick<Terms, 'heldBp'>, priceFen: Fen): Fen {
  return portion(priceFen, terms.heldBp);
}

/** The held money of each delivery, to the fen. */
export function heldParts(heldFen: Fen, deliveries: number): Fen[] {
  return splitByWeight(
    heldFen,
    Array.from({ length: deliveries }, () => 1),
  );
}
