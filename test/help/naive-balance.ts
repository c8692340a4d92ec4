import type { EventBody } from '../../src/contexts/tracing/kernel/event-things.ts';

/**
 * The balance by its definition, slowly and with fractions of whole numbers: for each lot and unit add up what its events say, once
 * for all parcels. Knows kg, grams and pounds; judges nothing else.
 */
export function naiveBalance(
  events: readonly EventBody[],
): Map<string, { in: Fraction; out: Fraction; impossible: boolean }> {
  const wrong = events.filter((event) => event.errorDeclaration).map((event) => event.eventID);
  const standing = events.filter((event) => !wrong.includes(event.eventID));
  const lots = new Set(
    standing.flatMap((event) =>
      ['quantityList', 'inputQuantityList', 'outputQuantityList', 'childQuantityList'].flatMap((list) =>
        of(event, list).map(({ epcClass }) => epcClass),
      ),
    ),
  );
  return new Map(
    [...lots].flatMap((lot) => {
      const total = (wanted: (event: EventBody) => boolean, ...lists: string[]) =>
        standing
          .filter(wanted)
          .flatMap((event) => lists.flatMap((list) => of(event, list)))
          .filter(({ epcClass }) => epcClass === lot)
          .reduce((sum, { quantity, uom }) => plus(sum, times(fraction(quantity), GRAMS[uom] ?? one)), zero);
      const object = (action: string) => (event: EventBody) =>
        event.type === 'ObjectEvent' && event.action === action && event.bizStep !== 'retail_selling';
      const made = plus(
        total(object('ADD'), 'quantityList'),
        total(() => true, 'outputQuantityList'),
      );
      const gone = plus(
        total(object('DELETE'), 'quantityList'),
        total(() => true, 'inputQuantityList'),
      );
      const sold = total((event) => event.bizStep === 'retail_selling', 'quantityList');
      const packed = total((event) => event.action === 'ADD', 'childQuantityList');
      const back = total((event) => event.action === 'DELETE', 'childQuantityList');
      const inParcels = plus(packed, times(back, { over: -1n, under: 1n }));
      const out = plus(gone, less(sold, inParcels) ? inParcels : sold);
      return made.over === 0n ? [] : [[lot, { in: made, out, impossible: less(made, out) }] as const];
    }),
  );
}

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}
const zero: Fraction = { over: 0n, under: 1n };
const one: Fraction = { over: 1n, under: 1n };
const GRAMS: Readonly<Record<string, Fraction>> = {
  GRM: one,
  KGM: { over: 1000n, under: 1n },
  LBR: { over: 45_359_237n, under: 100_000n },
};

/** A decimal as written. */
export function fraction(value: number | string): Fraction {
  const [whole = '', rest = ''] = String(value).split('.');
  return { over: BigInt(whole + rest), under: 10n ** BigInt(rest.length) };
}

export function sameAmount(a: Fraction, b: Fraction): boolean {
  return a.over * b.under === b.over * a.under;
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

export function gramsOf(value: string, uom: string): Fraction {
  return times(fraction(value), GRAMS[uom] ?? one);
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function less(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under;
}

interface Listed {
  readonly epcClass: string;
  readonly quantity: number;
  readonly uom: string;
}

function of(event: EventBody, list: string): readonly Listed[] {
  return (event[list] ?? []) as readonly Listed[];
}
