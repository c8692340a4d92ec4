import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { milli } from '#shared/quantity.ts';

/** The lot a flow with this id took from, if there is one. */
export async function flowSource(call: Call, id: string): Promise<string | undefined> {
  const row = await call.tx
    .selectFrom('origin.lotFlow')
    .select('fromLotId')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.fromLotId;
}

/** How much of which lot went into which, or was lost (`intoLotId` undefined). Thousandths of the product's unit. */
export interface LotFlow {
  readonly id: string;
  readonly fromLotId: string;
  readonly intoLotId: string | undefined;
  readonly milli: number;
  readonly kind: 'split' | 'merge' | 'regrade' | 'loss';
  readonly reason: string;
  readonly at: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
}

/** Every flow of a lot's family: up to the lots it came from, down to the lots it went into, oldest first. */
export async function familyFlows(call: Call, lotId: string): Promise<LotFlow[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up(id) as (
      select ${lotId}::uuid
      union select f.from_lot_id from up join origin.lot_flow f on f.county_id = ${call.county} and f.into_lot_id = up.id
    ), down(id) as (
      select ${lotId}::uuid
      union select f.into_lot_id from down join origin.lot_flow f on f.county_id = ${call.county} and f.from_lot_id = down.id
      where f.into_lot_id is not null
    )
    select f.id from origin.lot_flow f
    where f.county_id = ${call.county} and (f.into_lot_id in (select id from up) or f.from_lot_id in (select id from down))`.execute(
    call.tx,
  );
  if (rows.length === 0) return [];
  const flows = await call.tx
    .selectFrom('origin.lotFlow')
    .selectAll()
    .where('countyId', '=', call.county)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('at')
    .orderBy('id')
    .execute();
  return flows.map(({ countyId: _, quantity, ...flow }) => ({
    ...flow,
    milli: milli(quantity),
    intoLotId: flow.intoLotId ?? undefined,
    helperName: flow.helperName ?? undefined,
  }));
}
