import { type RawBuilder, sql } from 'kysely';
import type { lineFaultSentence } from '#routing';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { StoredTimetable } from './stored-timetable.ts';

export type LineFault = Parameters<typeof lineFaultSentence>[0];

/** A carrier's scheduled buses as it brought them. */
export interface BroughtTimetable {
  readonly id: string;
  readonly carrierId: string;
  readonly status: 'draft' | 'current' | 'replaced';
  readonly fileName: string;
  readonly timetable: StoredTimetable;
  readonly leftOut: readonly LineFault[];
  readonly holdGiven: boolean;
  readonly broughtAt: Date;
  readonly broughtByName: string;
  readonly confirmedAt: Date | null;
  readonly confirmedByName: string | null;
}

export async function timetableById(call: Call, id: string): Promise<BroughtTimetable | undefined> {
  return isId(id) ? (await timetablesWhere(call, sql`id = ${id}`))[0] : undefined;
}

export async function currentTimetable(call: Call, carrierId: string): Promise<BroughtTimetable | undefined> {
  return (await timetablesWhere(call, sql`carrier_id = ${carrierId} and status = 'current'`))[0];
}

async function timetablesWhere(call: Call, condition: RawBuilder<unknown>): Promise<BroughtTimetable[]> {
  const { rows } = await sql<BroughtTimetable>`
    select id, carrier_id, status, file_name, timetable, left_out, hold_given, brought_at, brought_by_name,
           confirmed_at, confirmed_by_name
    from dispatching.timetable where county_id = ${call.county} and ${condition} limit 1`.execute(call.tx);
  return rows;
}

/** A known id is left as it is. */
export async function insertDraft(
  call: Call,
  draft: Pick<BroughtTimetable, 'id' | 'carrierId' | 'fileName' | 'timetable' | 'leftOut' | 'holdGiven'>,
): Promise<void> {
  await call.tx
    .insertInto('dispatching.timetable')
    .values({
      ...{ countyId: call.county, id: draft.id, carrierId: draft.carrierId, status: 'draft' },
      ...{ fileName: draft.fileName, timetable: JSON.stringify(draft.timetable) },
      ...{ leftOut: JSON.stringify(draft.leftOut), holdGiven: draft.holdGiven },
      ...{ broughtAt: call.now, broughtByName: call.actor.name },
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** The draft holds from now on, and the one that held before does not. */
export async function makeCurrent(
  call: Call,
  { id, carrierId }: Pick<BroughtTimetable, 'id' | 'carrierId'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dispatching.timetable'), hashtext(${carrierId}))`.execute(
    call.tx,
  );
  await sql`
    update dispatching.timetable set status = 'replaced'
    where county_id = ${call.county} and carrier_id = ${carrierId} and status = 'current' and id <> ${id}`.execute(
    call.tx,
  );
  await sql`
    update dispatching.timetable
    set status = 'current', confirmed_at = ${call.now}, confirmed_by_name = ${call.actor.name}
    where county_id = ${call.county} and id = ${id} and status = 'draft'`.execute(call.tx);
}

export async function writeTrips(call: Call, id: string, timetable: StoredTimetable): Promise<void> {
  await sql`
    update dispatching.timetable set timetable = ${JSON.stringify(timetable)}::jsonb, hold_given = true
    where county_id = ${call.county} and id = ${id} and status = 'current'`.execute(call.tx);
}
