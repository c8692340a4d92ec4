import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { HeldBy } from './lots.ts';

export interface LotHold {
  readonly id: string;
  readonly lotId: string;
  readonly heldBy: HeldBy;
  readonly reason: string;
  readonly personName: string;
  readonly heldAt: Date;
  readonly releasedAt: Date | undefined;
  readonly releasedByName: string | undefined;
  readonly releaseReason: string | undefined;
}

export interface NewHold {
  readonly id: string;
  readonly lotId: string;
  readonly heldBy: HeldBy;
  readonly reason: string;
  readonly personName: string;
  readonly fieldRecordId?: string;
}

/** A lot's holds, oldest first. */
export async function holdsOf(call: Call, lotId: string): Promise<LotHold[]> {
  const rows = await call.tx
    .selectFrom('origin.lotHold')
    .select([
      'id',
      'lotId',
      'heldBy',
      'reason',
      'personName',
      'heldAt',
      'releasedAt',
      'releasedByName',
      'releaseReason',
    ])
    .where('countyId', '=', call.county)
    .where('lotId', '=', lotId)
    .orderBy('heldAt')
    .execute();
  return rows.map(({ releasedAt, releasedByName, releaseReason, ...row }) => ({
    ...row,
    releasedAt: releasedAt ?? undefined,
    releasedByName: releasedByName ?? undefined,
    releaseReason: releaseReason ?? undefined,
  }));
}

export async function standingHold(call: Call, lotId: string): Promise<LotHold | undefined> {
  return (await holdsOf(call, lotId)).find((hold) => hold.releasedAt === undefined);
}

/** Puts locked lots on hold. False for an id that is known: nothing was written. */
export async function insertHold(call: Call, hold: NewHold): Promise<boolean> {
  const result = await call.tx
    .insertInto('origin.lotHold')
    .values({ fieldRecordId: null, ...hold, countyId: call.county, heldAt: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) return false;
  await setStatus(call, hold.lotId, 'held');
  return true;
}

export async function endHold(call: Call, lotId: string, byName: string, reason: string): Promise<void> {
  await call.tx
    .updateTable('origin.lotHold')
    .set({ releasedAt: call.now, releasedByName: byName, releaseReason: reason })
    .where('countyId', '=', call.county)
    .where('lotId', '=', lotId)
    .where('releasedAt', 'is', null)
    .execute();
  await setStatus(call, lotId, 'open');
}

export async function setStatus(
  call: Call,
  lotId: string,
  status: 'open' | 'held' | 'closed',
): Promise<void> {
  await call.tx
    .updateTable('origin.lot')
    .set({ status })
    .where('countyId', '=', call.county)
    .where('id', '=', lotId)
    .execute();
}

/** Codes of the lots a late spraying put on hold. */
export async function lotsHeldFor(call: Call, fieldRecordId: string): Promise<string[]> {
  const rows = await call.tx
    .selectFrom('origin.lotHold as h')
    .innerJoin('origin.lot as l', (join) =>
      join.onRef('l.countyId', '=', 'h.countyId').onRef('l.id', '=', 'h.lotId'),
    )
    .select('l.code')
    .where('h.countyId', '=', call.county)
    .where('h.fieldRecordId', '=', fieldRecordId)
    .orderBy('l.code')
    .execute();
  return rows.map((row) => row.code);
}

/**
 * Open lots with anything in them that was picked from a plot from `since` to before `until`: the lots picked there themselves,
 * and whatever was split, merged or regraded from them, however often.
 */
export async function openLotsPickedFrom(
  call: Call,
  plotId: string,
  since: Date,
  until: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive touched(id) as (
      select l.id from origin.lot_plot lp
      join origin.lot l on l.county_id = lp.county_id and l.id = lp.lot_id
      where lp.county_id = ${call.county} and lp.plot_id = ${plotId} and l.made_by = 'harvest'
        and l.harvested_at >= ${since} and l.harvested_at < ${until}
      union
      select f.into_lot_id from touched t
      join origin.lot_flow f on f.county_id = ${call.county} and f.from_lot_id = t.id
      where f.into_lot_id is not null
    )
    select l.id from touched t join origin.lot l on l.county_id = ${call.county} and l.id = t.id
    where l.status = 'open'`.execute(call.tx);
  return rows.map((row) => row.id);
}

export async function holdKnown(call: Call, id: string): Promise<boolean> {
  const row = await call.tx
    .selectFrom('origin.lotHold')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
