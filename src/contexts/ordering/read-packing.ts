import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import type { Reading } from './kernel/final-price.ts';
import { gramsExpected, type LineToPack, type ReadLine, readLine } from './kernel/readings.ts';
import type { WeightTables } from './kernel/weight-tables.ts';
import type { OrderLine } from './orders.ts';
import { refuse } from './refusals.ts';

export interface LineReading {
  readonly line: OrderLine;
  readonly reading: Reading;
  /** The packer says that there was not enough; a lighter reading alone does not. */
  readonly short: boolean;
  readonly askMore: boolean;
  /** What it should have weighed as it was ordered. */
  readonly expectedGrams: number;
}

/** Reads a packing form line by line, or refuses the first line that cannot be right. */
export function readPacking(
  lines: readonly OrderLine[],
  said: readonly LineToPack[],
  { prepacked }: WeightTables,
): Outcome<readonly LineReading[], Refusal> {
  const read: LineReading[] = [];
  for (const line of lines) {
    const own = said.find(({ position }) => position === line.position);
    const result = readLine(line, own, prepacked);
    if ('problem' in result) return refused(result);
    const short = (own?.packedMilli ?? (line.given ?? line.quantity).milli) < line.quantity.milli;
    const expectedGrams = gramsExpected(line);
    read.push({ ...result, short, expectedGrams, askMore: own?.askMore === true });
  }
  return read.some(({ reading }) => reading.packed.milli > 0) ? ok(read) : refuse('ordering.nothing-packed');
}

function refused({ line, problem, grams = 0 }: Extract<ReadLine<OrderLine>, { problem: string }>) {
  const { titleZh, titleEn, given } = line;
  const quantity = given ?? line.quantity;
  switch (problem) {
    case 'more-than-ordered':
      return refuse('ordering.packed-invalid', {
        titleZh,
        titleEn,
        ordered: decimal(quantity.milli),
        unit: quantity.unit,
      });
    case 'no-reading':
      return refuse('ordering.reading-missing', { titleZh, titleEn });
    case 'slip':
      return refuse('ordering.reading-slip', {
        titleZh,
        titleEn,
        expected: decimal(gramsExpected({ ...line, quantity })),
        kg: decimal(grams),
      });
  }
}
