import { addDays, type Day, daysBetween, isDay } from '#shared/instant.ts';

/** What a licence is judged by. `ended`: given up, taken back before it was decided, or followed by its renewal. */
export interface LicenceInForce {
  readonly status: 'applied' | 'granted' | 'refused' | 'suspended' | 'revoked' | 'ended';
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
}

/** Where a licence stands on a day: a granted one is in force only within its term. */
export type Standing =
  | 'waiting'
  | 'not-yet'
  | 'in-force'
  | 'run-out'
  | 'suspended'
  | 'refused'
  | 'revoked'
  | 'ended';

export function standingOf({ status, validFrom, validUntil }: LicenceInForce, day: Day): Standing {
  if (status === 'applied') return 'waiting';
  if (status !== 'granted') return status;
  if (validFrom !== null && day < validFrom) return 'not-yet';
  return validUntil !== null && day > validUntil ? 'run-out' : 'in-force';
}

/** How long before its end a licence may be renewed: time enough to decide without hurry. */
export const RENEWABLE_DAYS = 60;

/** May its operator apply again: in the last days of the term, and after it? A suspended licence is settled first. */
export function renewable(licence: LicenceInForce, day: Day): boolean {
  if (licence.status !== 'granted' || licence.validUntil === null) return false;
  return daysBetween(day, licence.validUntil) <= RENEWABLE_DAYS;
}

/** The longest term, in years: 《海南鲜品授权管理办法（试行）》 2023. */
export const MOST_YEARS = 3;

/** The last day of a term of whole years: two years from 2026-11-23 end on 2028-11-22. */
export function lastDayOf(from: Day, years: number): Day {
  const year = Number(from.slice(0, 4)) + years;
  const sameDay = `${year}${from.slice(4)}`;
  // A term from 29 February ends where 1 March would have begun.
  return addDays(isDay(sameDay) ? sameDay : `${year}-03-01`, -1);
}
