import type { Fen } from '#shared/money.ts';
import { grams } from '#shared/quantity.ts';
import { isBox, priceFor, type Terms } from './final-price.ts';
import { gramsExpected, type Ordered } from './readings.ts';
import { looseMinus, prepackedMinus, type WeightTables } from './weight-tables.ts';

/** What another scale showed beside what was settled, and how much of the difference the law allows. */
export interface ShortWeight {
  readonly law: keyof WeightTables;
  readonly settledGrams: number;
  readonly measuredGrams: number;
  readonly shortGrams: number;
  readonly allowedGrams: number;
  /** More is missing than the law allows. */
  readonly beyond: boolean;
  /** What the missing part came to. */
  readonly dueFen: Fen;
}

export interface Settled extends Ordered {
  readonly finalFen: Fen;
  /** By the scale, where it was weighed. */
  readonly scaleGrams?: number | undefined;
  readonly category: string;
}

/**
 * Judges a buyer's own reading against what a line was settled by. Boxes are judged by the table of prepacked goods, box by box; all else
 * by that of loose goods. undefined: it was sold by the piece, and promised no weight.
 */
export function shortWeight(
  line: Settled,
  measuredGrams: number,
  tables: WeightTables,
): ShortWeight | undefined {
  const box = isBox(line.terms);
  const settledGrams = line.scaleGrams ?? (box ? gramsExpected(line) : grams(line.quantity));
  if (settledGrams === undefined || settledGrams <= 0) return undefined;
  const count = Math.max(1, Math.round(line.quantity.milli / 1000));
  const allowedGrams = box
    ? prepackedMinus(tables.prepacked, Math.round(settledGrams / count)) * count
    : looseMinus(tables.loose, {
        category: line.category,
        fenPerKg: fenPerKg(line.terms, line.finalFen, settledGrams),
        grams: settledGrams,
      });
  const shortGrams = Math.max(0, settledGrams - measuredGrams);
  return {
    law: box ? 'prepacked' : 'loose',
    settledGrams,
    measuredGrams,
    shortGrams,
    allowedGrams,
    beyond: shortGrams > allowedGrams,
    dueFen: Math.min(line.finalFen, Math.round((line.finalFen * shortGrams) / settledGrams)),
  };
}

function fenPerKg(terms: Terms, finalFen: Fen, settledGrams: number): Fen {
  if (terms.priceUnit === 'piece') return Math.round((finalFen * 1000) / settledGrams);
  return priceFor(terms, { milli: 1000, unit: 'kg' });
}
