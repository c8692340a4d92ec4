import type { Fen } from './money.ts';

/**
 * Exact quantities. An amount is a whole number of thousandths of its unit (`milli`), so that 0.1 + 0.2 = 0.3
 * and the database's numeric(14,3) holds it without loss. 斤 (jin) is 500 g by State Council order (1984).
 */
export type Unit = 'kg' | 'jin' | 'piece';
export const units = ['kg', 'jin', 'piece'] as const satisfies readonly Unit[];

export interface Quantity {
  readonly milli: number;
  readonly unit: Unit;
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,3})0*)?$/;

/** Reads `12`, `12.5`, `12.500` as thousandths; undefined when it is negative, not a number, or finer than 0.001. */
export function parseMilli(text: string): number | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** Reads a decimal that must be one, such as a numeric(14,3) column; throws on anything else. */
export function milli(text: string): number {
  const negative = text.startsWith('-');
  const value = parseMilli(negative ? text.slice(1) : text);
  if (value === undefined) throw new RangeError(`not a quantity: ${text}`);
  return negative && value !== 0 ? -value : value;
}

export function quantity(text: string, unit: Unit): Quantity {
  return { milli: milli(text), unit };
}

/** The shortest exact decimal: 12500 → `12.5`. Also the form stored in numeric columns. */
export function decimal(thousandths: number): string {
  if (!Number.isSafeInteger(thousandths)) throw new RangeError(`not thousandths: ${thousandths}`);
  const sign = thousandths < 0 ? '-' : '';
  const whole = Math.abs(thousandths);
  const rest = String(whole % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${sign}${Math.trunc(whole / 1000)}${rest ? `.${rest}` : ''}`;
}

/** Mass in grams, or undefined for pieces: a piece has no mass until it is weighed. */
export function grams(q: Quantity): number | undefined {
  if (q.unit === 'kg') return q.milli;
  if (q.unit === 'jin') return q.milli / 2;
  return undefined;
}

/** The same mass in another unit of mass; throws between mass and pieces, which nothing converts. */
export function inUnit(q: Quantity, unit: Unit): Quantity {
  if (q.unit === unit) return q;
  if (q.unit === 'kg' && unit === 'jin') return { milli: q.milli * 2, unit };
  if (q.unit === 'jin' && unit === 'kg') {
    if (q.milli % 2 !== 0) throw new RangeError(`${decimal(q.milli)} jin is finer than a gram`);
    return { milli: q.milli / 2, unit };
  }
  throw new RangeError(`cannot turn ${q.unit} into ${unit}`);
}

export const unitWords = {
  kg: { zh: '公斤', en: 'kg' },
  jin: { zh: '斤', en: 'jin' },
  piece: { zh: '个', en: 'pc' },
} as const satisfies Record<Unit, { zh: string; en: string }>;

/** What a person reads: `12.5 公斤`, `12.5 kg`. */
export function quantityText(q: Quantity, lang: 'zh' | 'en'): string {
  return `${decimal(q.milli)} ${unitWords[q.unit][lang]}`;
}

/** Price × quantity, rounded half up to whole fen once, at the end. `price` is fen for one unit. */
export function priceOf(price: Fen, thousandths: number): Fen {
  return Number((BigInt(price) * BigInt(thousandths) + 500n) / 1000n);
}
