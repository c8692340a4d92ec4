import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** The rounds a pooled day became, and who accepted it. */
export interface PoolRounds {
  readonly roundIds: readonly string[];
  readonly acceptedAt: Date;
  readonly acceptedByName: string;
}

export async function poolRoundsOf(call: Call, day: Day): Promise<PoolRounds | undefined> {
  return call.tx
    .selectFrom('planning.poolRounds')
    .select(['roundIds', 'acceptedAt', 'acceptedByName'])
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .executeTakeFirst();
}

export async function writePoolRounds(call: Call, day: Day, roundIds: readonly string[]): Promise<void> {
  await call.tx
    .insertInto('planning.poolRounds')
    .values({
      ...{ countyId: call.county, day, roundIds: [...roundIds] },
      ...{ acceptedAt: call.now, acceptedByName: call.actor.name },
    })
    .execute();
}

export async function deletePoolRounds(call: Call, day: Day): Promise<void> {
  await call.tx
    .deleteFrom('planning.poolRounds')
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .execute();
}
