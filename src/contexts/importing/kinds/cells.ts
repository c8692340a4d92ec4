import { z } from 'zod';
import { phoneOf } from '#people';
import { parseMilli, type Unit, units, unitWords } from '#shared/quantity.ts';
import { dayOfYear, momentOf } from '../kernel/moment.ts';
import { numberText } from '../kernel/number-text.ts';

/** The longest cell anyone has a use for. */
const LONGEST = 500;

export const text = z.string().min(1).max(LONGEST);
export const optionalText = z.string().max(LONGEST);

/** What `read` makes of a cell; a cell of which it makes nothing is refused. */
function cell<Value>(read: (text: string) => Value | undefined) {
  return z.string().transform((typed, context) => {
    const value = read(typed);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'unreadable' });
    return z.NEVER;
  });
}

/** An empty cell, or one that `shape` takes. */
export function optional<Shape extends z.ZodType>(shape: Shape) {
  return z.union([z.literal('').transform(() => undefined), shape]);
}

/** Eleven digits, however they were typed. */
export const phone = cell(phoneOf);
export const moment = cell(momentOf);
export const yearlyDay = cell(dayOfYear);

/** Thousandths of a unit: `1,200.5`. */
export const amount = cell((typed) => parseMilli(numberText(typed) ?? ''));

/** A decimal as text, thousands separators and a trailing 亩 taken out. */
export const mu = cell((typed) => numberText(typed.replace(/ ?(亩|mu)$/i, '')));

export const degrees = z
  .string()
  .regex(/^-?\d{1,3}(\.\d+)?$/)
  .transform(Number);

/** `1958` or `1958年`. */
export const birthYear = z
  .string()
  .regex(/^(19|20)\d{2}年?$/)
  .transform((typed) => Number(typed.slice(0, 4)));

export const yes = z.stringbool({
  truthy: ['是', '要', 'yes', 'true', 'y'],
  falsy: ['否', '不要', 'no', 'false', 'n'],
});

const alsoCalled = { kg: ['千克'], jin: ['市斤'], piece: ['枚', '只'] } as const satisfies Record<
  Unit,
  string[]
>;
const unitsCalled = new Map<string, Unit>(
  units.flatMap((unit) =>
    [unit, unitWords[unit].zh, unitWords[unit].en, ...alsoCalled[unit]].map((word) => [word, unit] as const),
  ),
);

/** A unit by its code or its word: `jin`, `斤`, `千克`. */
export const unit = cell((typed) => unitsCalled.get(typed.toLowerCase()));
