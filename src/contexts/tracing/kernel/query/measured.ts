import { inEveryUnit } from '../epcis/units.ts';
import type { Condition, Range } from './condition.ts';
import { QUANTITY_LISTS, quoted, SENSOR_REPORTS } from './paths.ts';

type Bound = 'EQ' | 'GT' | 'GE' | 'LT' | 'LE';

/**
 * A value with its unit, whatever unit of the same kind the event gives it in: what is 4 °C in an event is found by 277.15 K (TCR-53,
 * step 26). A spread (`sDev`) is a difference, and differences have no zero to move.
 */
export function measured(field: string, uom: string, bound: Bound, numbers: readonly number[]): Condition {
  const difference = field === 'sDev';
  return {
    is: 'value',
    any: numbers.flatMap((number) =>
      inEveryUnit(number, uom, difference).map(({ value, uom: unit, types }) => ({
        // An alarm may come without a type; its unit then says all.
        path: `${SENSOR_REPORTS} ? (@.uom == ${quoted(unit)}${typed(types, unit === uom)}).${field}`,
        test: { number: rangeOf(bound, value, unit === uom) },
      })),
    ),
  };
}

/** The same of an amount in a list of quantities, which has no measurement type; without a unit, of the bare number. */
export function amount(uom: string | undefined, bound: Bound, numbers: readonly number[]): Condition {
  const wanted = numbers.flatMap((number): { readonly value: number; readonly uom: string | undefined }[] =>
    uom === undefined ? [{ value: number, uom }] : inEveryUnit(number, uom, false),
  );
  return {
    is: 'value',
    any: QUANTITY_LISTS.flatMap((list) =>
      wanted.map(({ value, uom: unit }) => ({
        path: unit === undefined ? `${list}.quantity` : `${list} ? (@.uom == ${quoted(unit)}).quantity`,
        test: { number: rangeOf(bound, value, unit === uom) },
      })),
    ),
  };
}

function typed(types: readonly string[], same: boolean): string {
  return same ? '' : ` && (${types.map((type) => `@.type == ${quoted(type)}`).join(' || ')})`;
}

// Seventeen digits of a converted number are not all true: 26 + 273.15 must meet 299.15.
const TRUE_SHARE = 1e-9;

export function rangeOf(bound: Bound, value: number, exact = true): Range<number> {
  const slack = exact ? 0 : Math.abs(value) * TRUE_SHARE;
  switch (bound) {
    case 'EQ':
      return { atLeast: value - slack, atMost: value + slack };
    case 'GE':
      return { atLeast: value - slack };
    case 'GT':
      return { above: value + slack };
    case 'LE':
      return { atMost: value + slack };
    case 'LT':
      return { below: value - slack };
  }
}
