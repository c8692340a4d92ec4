import type { Call } from '#shared/call.ts';
import { firstRules } from '../kernel/performance/first-rules.ts';
import type { PerformanceRules } from '../kernel/performance/rules.ts';

/** A version of the rules; 0: those of a county that has made none. */
export interface RulesVersion {
  readonly version: number;
  readonly rules: PerformanceRules;
  readonly reason: string;
  readonly madeAt: Date | undefined;
  readonly madeByName: string;
}

export async function rulesInForce(
  call: Call,
  places: readonly { readonly code: string; readonly remote: boolean }[],
): Promise<RulesVersion> {
  const [last] = await rulesSoFar(call, 1);
  return last ?? { version: 0, rules: firstRules(places), reason: '', madeAt: undefined, madeByName: '' };
}

/** The newest versions that were made, newest first. */
export async function rulesSoFar(call: Call, limit: number): Promise<RulesVersion[]> {
  const rows = await call.tx
    .selectFrom('region.performanceRules')
    .select(['version', 'rules', 'reason', 'madeAt', 'madeByName'])
    .where('countyId', '=', call.county)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ rules, ...row }) => ({ ...row, rules: rules as unknown as PerformanceRules }));
}

/** False when somebody else made that version meanwhile. */
export async function insertRules(
  call: Call,
  { version, rules, reason }: Pick<RulesVersion, 'version' | 'rules' | 'reason'>,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.performanceRules')
    .values({
      countyId: call.county,
      version,
      rules: JSON.stringify(rules),
      reason,
      madeAt: call.now,
      madeByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'version']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
