import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import type { FailureRule } from './kernel/terms.ts';

/** What became of a harvest that will not come. */
export interface Failure {
  readonly id: string;
  readonly planId: string;
  readonly words: string;
  readonly pictureId: string | null;
  readonly rule: FailureRule;
  readonly paidOutFen: Fen;
  readonly at: Date;
  readonly byName: string;
}

export async function insertFailure(call: Call, failure: Omit<Failure, 'at'>): Promise<void> {
  await call.tx
    .insertInto('adopting.failure')
    .values({ countyId: call.county, ...failure, at: call.now })
    .execute();
}

export async function failuresOfPlan(call: Call, planId: string): Promise<Failure[]> {
  const { rows } =
    await sql<Failure>`select id, plan_id, words, picture_id, rule, paid_out_fen, at, by_name from adopting.failure
    where county_id = ${call.county} and plan_id = ${planId} order by at`.execute(call.tx);
  return rows;
}
