import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseSheet } from './refusals.ts';
import { type Sheet, textsIn } from './sheet.ts';

// How statistical yearbooks and spreadsheets write that there is no figure.
const NO_FIGURE = /^(|n\/?a|nan|null|-+|—+|…|\.{2,3})$/i;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A column's figures, one a row; NaN where there is none. */
export function numbersIn(sheet: Sheet, column: string): Outcome<Float64Array> {
  const texts = textsIn(sheet, column);
  if (!texts.ok) return texts;
  const numbers = new Float64Array(texts.value.length);
  for (const [at, text] of texts.value.entries()) {
    const number = numberOf(text);
    if (number === undefined) {
      return refuseSheet('region.not-a-number', { line: sheet.rows[at]?.line ?? 0, column, text });
    }
    numbers[at] = number;
  }
  return ok(numbers);
}

/** The same where each row must have one. */
export function allNumbersIn(sheet: Sheet, column: string): Outcome<Float64Array> {
  const numbers = numbersIn(sheet, column);
  if (!numbers.ok) return numbers;
  const empty = numbers.value.findIndex(Number.isNaN);
  if (empty >= 0) return refuseSheet('region.no-figure', { line: sheet.rows[empty]?.line ?? 0, column });
  return numbers;
}

/** The same for what has a logarithm. */
export function aboveZeroIn(sheet: Sheet, column: string): Outcome<Float64Array> {
  const numbers = allNumbersIn(sheet, column);
  if (!numbers.ok) return numbers;
  const not = numbers.value.findIndex((number) => number <= 0);
  if (not < 0) return numbers;
  const text = String(numbers.value[not]);
  return refuseSheet('region.no-logarithm', { line: sheet.rows[not]?.line ?? 0, column, text });
}

/** The same for what is shared out: nothing below zero, and something at all. */
export function sharesIn(sheet: Sheet, column: string): Outcome<Float64Array> {
  const numbers = allNumbersIn(sheet, column);
  if (!numbers.ok) return numbers;
  const below = numbers.value.findIndex((number) => number < 0);
  if (below >= 0) {
    const text = String(numbers.value[below]);
    return refuseSheet('region.below-zero', { line: sheet.rows[below]?.line ?? 0, column, text });
  }
  if (numbers.value.every((number) => number === 0))
    return refuseSheet('region.nothing-to-share', { column });
  return numbers;
}

/** NaN: no figure. Undefined: a text that is neither. */
export function numberOf(text: string): number | undefined {
  if (NO_FIGURE.test(text)) return Number.NaN;
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  if (!NUMBER.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
