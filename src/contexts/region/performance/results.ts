import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import type { PerformanceRules } from '../kernel/performance/rules.ts';
import type { CountedPlace } from './counted-places.ts';

/** A result as it was kept. */
export interface KeptResult {
  readonly id: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly version: number;
  readonly rules: PerformanceRules;
  readonly places: readonly CountedPlace[];
  readonly keptAt: Date;
  readonly keptByName: string;
}

/** Kept twice under one id is kept once. */
export async function insertResult(
  call: Call,
  result: Omit<KeptResult, 'keptAt' | 'keptByName'>,
): Promise<void> {
  await call.tx
    .insertInto('region.performanceResult')
    .values({
      ...result,
      countyId: call.county,
      rules: JSON.stringify(result.rules),
      places: JSON.stringify(result.places),
      keptAt: call.now,
      keptByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function resultById(call: Call, id: string): Promise<KeptResult | undefined> {
  if (!isId(id)) return undefined;
  const row = await call.tx
    .selectFrom('region.performanceResult')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      rules: row.rules as unknown as PerformanceRules,
      places: row.places as unknown as CountedPlace[],
    }
  );
}

export type ResultLine = Pick<
  KeptResult,
  'id' | 'fromDay' | 'untilDay' | 'version' | 'keptAt' | 'keptByName'
>;

/** The newest kept results: four a year are few. */
export async function newestResults(call: Call, limit: number): Promise<ResultLine[]> {
  return call.tx
    .selectFrom('region.performanceResult')
    .select(['id', 'fromDay', 'untilDay', 'version', 'keptAt', 'keptByName'])
    .where('countyId', '=', call.county)
    .orderBy('keptAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
