import { type Day, daysBetween } from '#shared/instant.ts';
import type { LicenceInForce } from './licence.ts';

export interface LotToMark {
  readonly grade: string;
  readonly harvested: Day;
  readonly certificateRequired: boolean;
  readonly certificateId: string | undefined;
}

export interface Standard {
  readonly grades: readonly string[];
  readonly maxDaysFromHarvest: number;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
}

/** Why a lot may not carry a brand's mark on a day. */
export type WhyNot = 'licence' | 'standard' | 'grade' | 'certificate' | 'age';

/**
 * A lot carries the mark on a day only while all of these hold: the operator's licence is granted and within its term, a standard
 * is in force, the lot's grade is in it, its conformity certificate is in force where the law asks for one, and it is no older than the standard allows.
 *
 * @returns the first reason against it, or undefined
 */
export function whyNoMark(
  lot: LotToMark,
  licence: LicenceInForce | undefined,
  standard: Standard | undefined,
  day: Day,
): WhyNot | undefined {
  if (licence?.status !== 'granted' || !within(licence, day)) return 'licence';
  if (!standard || !within(standard, day)) return 'standard';
  if (!standard.grades.includes(lot.grade)) return 'grade';
  if (lot.certificateRequired && !lot.certificateId) return 'certificate';
  if (daysBetween(lot.harvested, day) > standard.maxDaysFromHarvest) return 'age';
  return undefined;
}

function within(
  term: { readonly validFrom: Day | null; readonly validUntil: Day | null },
  day: Day,
): boolean {
  return (
    term.validFrom !== null && term.validFrom <= day && (term.validUntil === null || day <= term.validUntil)
  );
}
