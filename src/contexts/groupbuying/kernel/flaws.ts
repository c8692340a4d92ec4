import { isDay } from '#shared/instant.ts';
import type { ItemTerms, SeriesTerms } from './terms.ts';

/** What of an offer a group's item must fit. */
export interface Sold {
  readonly form: string;
  readonly step: number;
}

export type Flaw =
  | 'title'
  | 'rhythm'
  | 'too-long'
  | 'members'
  | 'money'
  | 'no-items'
  | 'too-many-items'
  | 'twice'
  | 'presale'
  | 'case'
  | 'amounts'
  | 'day';

export const MOST_ITEMS = 30;
const LONGEST_TITLE = 40;
const LONGEST_NOTE = 400;

/** The first thing about a series that cannot be right; undefined when all is. */
export function flawOf(terms: SeriesTerms, sold: ReadonlyMap<string, Sold>): Flaw | undefined {
  const { items, lastDay, nextDay } = terms;
  if (!isTitle(terms.titleZh) || !isTitle(terms.titleEn) || !isNote(terms.noteZh) || !isNote(terms.noteEn))
    return 'title';
  if (!rhythmHolds(terms)) return 'rhythm';
  if (terms.openHours + terms.extendHours > terms.everyDays * 24) return 'too-long';
  if (
    (nextDay && !isDay(nextDay)) ||
    (lastDay && !isDay(lastDay)) ||
    (nextDay && lastDay && lastDay < nextDay)
  )
    return 'day';
  if (
    !within(terms.leastMembers, 0, 10_000) ||
    !leastMost(Math.max(1, terms.leastMembers), terms.mostMembers)
  ) {
    return 'members';
  }
  if (!within(terms.leastFen, 0, 100_000_000)) return 'money';
  if (items.length === 0) return 'no-items';
  if (items.length > MOST_ITEMS) return 'too-many-items';
  if (new Set(items.map(({ offerId }) => offerId)).size < items.length) return 'twice';
  for (const item of items) {
    const flaw = itemFlaw(item, sold.get(item.offerId));
    if (flaw) return flaw;
  }
  return undefined;
}

function rhythmHolds({ opens, everyDays, openHours, extendHours }: SeriesTerms): boolean {
  return (
    /^([01]\d|2[0-3]):[0-5]\d$/.test(opens) &&
    within(everyDays, 1, 90) &&
    within(openHours, 1, 720) &&
    within(extendHours, 0, 168)
  );
}

/** Full cases alone are delivered, so a case is whole steps of what one member may order, and never part of a box. */
function itemFlaw({ caseMilli, least, most }: ItemTerms, sold: Sold | undefined): Flaw | undefined {
  if (!sold || sold.form === 'presale') return 'presale';
  if (
    caseMilli !== undefined &&
    (!Number.isSafeInteger(caseMilli) || caseMilli <= 0 || caseMilli % sold.step !== 0)
  ) {
    return 'case';
  }
  if (
    caseMilli !== undefined &&
    (sold.form === 'mixed-box' || sold.form === 'pick-of-season') &&
    caseMilli % 1000 !== 0
  ) {
    return 'case';
  }
  return within(least, 0, 1_000_000) && leastMost(Math.max(1, least), most) ? undefined : 'amounts';
}

function leastMost(least: number, most: number | undefined): boolean {
  return most === undefined || within(most, least, 1_000_000);
}

function within(value: number, from: number, to: number): boolean {
  return Number.isSafeInteger(value) && value >= from && value <= to;
}

function isTitle(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && [...trimmed].length <= LONGEST_TITLE && isText(trimmed);
}

function isNote(text: string): boolean {
  return [...text].length <= LONGEST_NOTE && isText(text);
}

function isText(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text);
}
