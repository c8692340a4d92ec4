import { checkDigit } from '../../things.ts';
import { CSET82, cset82 } from './characters.ts';
import { isCountry } from './code-lists.ts';
import { type Linter, lint, lintAll, nonDigit } from './lint.ts';

export const csum: Linter = (text) => {
  if (text === '') return lintAll('TOO_SHORT_FOR_CHECK_DIGIT', text);
  const bad = nonDigit(text);
  if (bad) return bad;
  const last = text.length - 1;
  return String(checkDigit(text.slice(0, last))) === text.charAt(last)
    ? null
    : lint('INCORRECT_CHECK_DIGIT', last, 1);
};

/** The 32 characters a check pair is written with (GS1 General Specifications § 7.9.5). */
const PAIR = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const MODULUS = 1021;
/** Weights are the primes, the least for the last character; there are as many as the longest text has characters. */
const primes = firstPrimes(97);

export const csumalpha: Linter = (text) => {
  if (text.length < 2) return lintAll('TOO_SHORT_FOR_CHECK_PAIR', text);
  if (text.length > primes.length + 2) return lintAll('TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION', text);
  const body = text.slice(0, -2);
  const bad = cset82(body);
  if (bad) return bad;
  const sum = [...body].reduce((total, character, at) => {
    const weight = primes[body.length - 1 - at] ?? 0;
    return (total + CSET82.indexOf(character) * weight) % MODULUS;
  }, 0);
  const pair = `${PAIR[Math.floor(sum / PAIR.length)]}${PAIR[sum % PAIR.length]}`;
  return text.endsWith(pair) ? null : lint('INCORRECT_CHECK_PAIR', body.length, 2);
};

/** ISO 13616: country, two check digits, account; the whole, turned round, is 1 modulo 97. */
export const iban: Linter = (text) => {
  if (text.length < 5) return lintAll('IBAN_TOO_SHORT', text);
  if (text.length > 34) return lintAll('IBAN_TOO_LONG', text);
  const bad = text.search(/[^0-9A-Z]/);
  if (bad >= 0) return lint('INVALID_IBAN_CHARACTER', bad, 1);
  if (!isCountry(text.slice(0, 2))) return lint('ILLEGAL_IBAN_COUNTRY_CODE', 0, 2);
  const remainder = [...(text.slice(4) + text.slice(0, 4))].reduce((rest, character) => {
    const number = Number.parseInt(character, 36);
    return (rest * (number > 9 ? 100 : 10) + number) % 97;
  }, 0);
  return remainder === 1 ? null : lint('INCORRECT_IBAN_CHECKSUM', 2, 2);
};

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}
