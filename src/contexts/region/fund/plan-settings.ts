import { z } from 'zod';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseFund } from '../kernel/fund/refusals.ts';

const money = z.int().min(0).max(1e9);
const range = z.strictObject({ floor: money.exactOptional(), cap: money.exactOptional() });

/** What an officer says of a fund. Amounts are whole 万元. */
export const planSettings = z.strictObject({
  title: z.string().trim().min(1).max(120),
  budget: money.min(1),
  /** What comes in each year; adds up to the budget. Without it all is there at once. */
  years: z.array(money).min(2).max(5).exactOptional(),
  placeCap: money.exactOptional(),
  /** The most that one place adds of its own. */
  ownCap: money.exactOptional(),
  provinces: z.record(z.string(), range).exactOptional(),
  kinds: z.record(z.string(), range).exactOptional(),
  /** Each of the weakest fifth gets so many projects. */
  weakAtLeast: z.int().min(0).max(5).exactOptional(),
  shortBoardShare: z.number().min(0).max(1).exactOptional(),
  weakFloor: money.exactOptional(),
  /** By how much the best may be better than what is answered. */
  gap: z.number().min(0).max(0.1),
  seconds: z.int().min(1).max(600),
  /** Points of the frontier of equity; none: it is not asked for. */
  frontier: z.int().min(0).max(12),
});

export type PlanSettings = z.output<typeof planSettings>;

export function readPlanSettings(json: unknown): Outcome<PlanSettings> {
  const read = planSettings.safeParse(json);
  if (read.success) {
    const { years, budget } = read.data;
    if (years && years.reduce((sum, part) => sum + part, 0) !== budget) {
      return refuseFund('region.no-fund-case', { where: '各年 years', why: `Σ ≠ ${budget}` });
    }
    return ok(read.data);
  }
  const [issue] = read.error.issues;
  return refuseFund('region.no-fund-case', {
    where: issue?.path.join('.') || '—',
    why: issue?.message ?? '—',
  });
}
