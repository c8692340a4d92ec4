import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseCredit } from '../kernel/credit/refusals.ts';
import type { CreditRecord } from '../kernel/credit/scorecard.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** What a file of households' records may say: nothing about where they live or how neighbours fare. */
export const creditRecordsShape = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      lotsDelivered: count.describe('Lots delivered in the last 24 months.'),
      fulfilled: share.exactOptional().describe('Of what was promised, the share delivered in time.'),
      claimed: share.exactOptional().describe('Of orders, the share that had a claim granted.'),
      advancesRepaid: count.default(0),
      mostDaysLate: count
        .default(0)
        .describe('The most days that an advance was late in the last 24 months.'),
      monthsKept: count
        .max(12)
        .default(0)
        .describe('Of the last 12 months, with an entry in the field book.'),
      mentorVouches: z.boolean().default(false),
      neighboursVouch: count.default(0),
    }),
  )
  .min(1);

export interface NamedRecord {
  readonly id: string;
  readonly record: CreditRecord;
}

/** From a JSON file’s value. */
export function creditRecords(value: unknown): Outcome<readonly NamedRecord[]> {
  const parsed = creditRecordsShape.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseCredit('region.no-credit-case', {
      where: issue?.path.join('.') || 'JSON',
      why: issue?.message ?? '—',
    });
  }
  return ok(parsed.data.map(({ id, ...record }) => ({ id, record })));
}
