import { type Selectable, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { DB } from '#shared/schema.ts';

export type Advance = Selectable<DB['region.advance']>;

/** Two that ask for one household at once come one after the other: together they stay below what it may have out. */
export async function askOneByOne(call: Call, householdId: string): Promise<void> {
  const name = `advances ${call.county} ${householdId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(call.tx);
}

/** False when the id is known, or an open advance against the same thing is there: nothing was written. */
export async function insertAdvance(
  call: Call,
  advance: Pick<
    Advance,
    | 'id'
    | 'householdId'
    | 'fen'
    | 'against'
    | 'againstId'
    | 'againstNumber'
    | 'basisFen'
    | 'townshipCode'
    | 'crop'
    | 'points'
    | 'dueDay'
  >,
): Promise<boolean> {
  const result = await call.tx
    .insertInto('region.advance')
    .values({
      ...advance,
      countyId: call.county,
      status: 'asked',
      askedAt: call.now,
      askedByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** A household’s advances, newest first. */
export async function advancesOf(call: Call, householdId: string): Promise<Advance[]> {
  return call.tx
    .selectFrom('region.advance')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('householdId', '=', householdId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}

/** Asked for or out, the oldest first. */
export async function openAdvances(call: Call): Promise<Advance[]> {
  return call.tx
    .selectFrom('region.advance')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('status', 'in', ['asked', 'paid'])
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
}

/** What is out, locked: two that decide or keep at once come one after the other. */
export async function lockPaid(call: Call): Promise<Advance[]> {
  return call.tx
    .selectFrom('region.advance')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('status', '=', 'paid')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function lockAsked(call: Call, id: string): Promise<Advance | undefined> {
  return call.tx
    .selectFrom('region.advance')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('status', '=', 'asked')
    .forUpdate()
    .executeTakeFirst();
}

export async function markDecided(
  call: Call,
  id: string,
  { status, reason }: { readonly status: 'paid' | 'refused'; readonly reason: string },
): Promise<void> {
  await call.tx
    .updateTable('region.advance')
    .set({ status, reason, decidedAt: call.now, decidedByName: call.actor.name })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export async function addRepaid(call: Call, { id, fen, repaidFen }: Advance, kept: number): Promise<void> {
  const all = repaidFen + kept;
  await call.tx
    .updateTable('region.advance')
    .set({ repaidFen: all, ...(all === fen && { status: 'repaid', repaidAt: call.now }) })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}
