import { type Lint, type Linter, lint, lintAll, nonDigit } from './lint.ts';

export const yymmdd: Linter = (text) => date(text, 2, 1);
export const yymmd0: Linter = (text) => date(text, 2, 0);
export const yyyymmdd: Linter = (text) => date(text, 4, 1);
export const yyyymmd0: Linter = (text) => date(text, 4, 0);

export const hh: Linter = (text) => sized(text, 2, 'HOUR') ?? within(text, 0, 23, 'ILLEGAL_HOUR');
export const mi: Linter = (text) => sized(text, 2, 'MINUTE') ?? within(text, 0, 59, 'ILLEGAL_MINUTE');
export const ss: Linter = (text) => sized(text, 2, 'SECOND') ?? within(text, 0, 59, 'ILLEGAL_SECOND');
export const hhmi: Linter = (text) =>
  sized(text, 4, 'HOUR_WITH_MINUTE') ??
  within(text, 0, 23, 'ILLEGAL_HOUR') ??
  within(text, 2, 59, 'ILLEGAL_MINUTE');

/** `firstDay` 0: the day may be 00, for "some time in that month" (GS1 General Specifications § 3.4.2). */
function date(text: string, yearDigits: 2 | 4, firstDay: 0 | 1): Lint | null {
  const bad = sized(text, yearDigits + 4, 'DATE');
  if (bad) return bad;
  const year = Number(text.slice(0, yearDigits));
  const month = Number(text.slice(yearDigits, yearDigits + 2));
  const day = Number(text.slice(-2));
  if (month < 1 || month > 12) return lint('ILLEGAL_MONTH', yearDigits, 2);
  return day < firstDay || day > daysIn(year, month) ? lint('ILLEGAL_DAY', yearDigits + 2, 2) : null;
}

function daysIn(year: number, month: number): number {
  // Of two digits any century may be meant; 00 is 2000, a leap year.
  const leap = year % 4 === 0 && (year < 100 || year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function sized(text: string, length: number, what: string): Lint | null {
  if (text.length < length) return lintAll(`${what}_TOO_SHORT`, text);
  return text.length > length ? lintAll(`${what}_TOO_LONG`, text) : nonDigit(text);
}

function within(text: string, at: number, most: number, code: string): Lint | null {
  return Number(text.slice(at, at + 2)) > most ? lint(code, at, 2) : null;
}
