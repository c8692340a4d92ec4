import { type Day, dayOf } from '#shared/instant.ts';

// Letters of the product's reading kept in a code; with the day and two dashes that leaves 8 digits to number
// within the 20 characters of GS1 AI (10).
const LETTERS = 4;

/**
 * The series a lot's code is numbered in: the initials of the product's reading and the day it was made, `HJ-261123-`.
 * Two products with the same initials share the series, so a code is unique in its county.
 */
export function lotSeries(pinyin: string, madeAt: Date): string {
  return `${initialsOf(pinyin)}-${shortDay(dayOf(madeAt))}-`;
}

/** The series of certificate numbers: the county's code and the day of issue, `HGZ-450224-261123-`. */
export function certificateSeries(county: string, issuedAt: Date): string {
  return `HGZ-${county.toUpperCase()}-${shortDay(dayOf(issuedAt))}-`;
}

function initialsOf(pinyin: string): string {
  const words = pinyin
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((word) => word !== '');
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? 'LOT');
  return letters.slice(0, words.length > 1 ? LETTERS : 2);
}

function shortDay(day: Day): string {
  return day.slice(2).replaceAll('-', '');
}
