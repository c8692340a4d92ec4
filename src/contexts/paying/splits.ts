import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { SplitRule } from './kernel/shares.ts';

/** The rule in force on the call's day; a county without one keeps nothing: all goes to the producer. */
export async function ruleInForce(call: Call): Promise<SplitRule> {
  const rule = await call.tx
    .selectFrom('paying.splitRule')
    .select(['coopBp', 'brandBp', 'leaderBp', 'platformBp'])
    .where('countyId', '=', call.county)
    .where('validFrom', '<=', dayOf(call.now))
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return rule ?? { coopBp: 0, brandBp: 0, leaderBp: 0, platformBp: 0 };
}

/** Sets the rule from a day on. What was sold before keeps the rule it was sold under. */
export async function setRule(
  call: Call,
  rule: SplitRule & { readonly validFrom: string; readonly source: string },
): Promise<void> {
  await call.tx
    .insertInto('paying.splitRule')
    .values({ countyId: call.county, ...rule })
    .onConflict((conflict) => conflict.columns(['countyId', 'validFrom']).doUpdateSet({ ...rule }))
    .execute();
}
