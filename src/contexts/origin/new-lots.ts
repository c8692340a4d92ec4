import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, type Unit } from '#shared/quantity.ts';
import type { MadeBy } from './lots.ts';
import type { Recorder } from './recorder.ts';

export interface NewLot extends Recorder {
  readonly id: string;
  readonly code: string;
  readonly productCode: string;
  readonly grade: string;
  readonly producerId: string;
  readonly unit: Unit;
  readonly milli: number;
  readonly madeBy: MadeBy;
  readonly harvestedAt: Date;
  readonly goodUntil: Day;
  readonly pictureId: string | null;
}

/** How much of which lot went where; `intoLotId` null is a loss. */
export interface Flow {
  readonly id: string;
  readonly fromLotId: string;
  readonly intoLotId: string | null;
  readonly milli: number;
  readonly kind: 'split' | 'merge' | 'regrade' | 'loss';
  readonly reason: string;
}

/** Answers how many were new: a known id writes nothing. */
export async function insertLots(call: Call, lots: readonly NewLot[]): Promise<number> {
  const result = await call.tx
    .insertInto('origin.lot')
    .values(
      lots.map(({ milli, ...lot }) => ({
        ...lot,
        countyId: call.county,
        madeQuantity: decimal(milli),
        quantity: decimal(milli),
        createdAt: call.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows);
}

export async function insertLotPlots(call: Call, lotId: string, plotIds: readonly string[]): Promise<void> {
  await call.tx
    .insertInto('origin.lotPlot')
    .values(plotIds.map((plotId) => ({ countyId: call.county, lotId, plotId })))
    .execute();
}

/** Goods keep the plots they grew on, whatever lot they move to. */
export async function inheritPlots(
  call: Call,
  from: readonly string[],
  into: readonly string[],
): Promise<void> {
  await sql`
    insert into origin.lot_plot (county_id, lot_id, plot_id)
    select distinct lp.county_id, n.id, lp.plot_id
    from origin.lot_plot lp cross join unnest(${[...into]}::uuid[]) as n(id)
    where lp.county_id = ${call.county} and lp.lot_id = any(${[...from]}::uuid[])`.execute(call.tx);
}

export async function insertFlows(call: Call, flows: readonly Flow[], by: Recorder): Promise<void> {
  await call.tx
    .insertInto('origin.lotFlow')
    .values(
      flows.map(({ milli, ...flow }) => ({
        ...flow,
        countyId: call.county,
        quantity: decimal(milli),
        at: call.now,
        personName: by.personName,
        helperName: by.helperName,
      })),
    )
    .execute();
}
