import type { VehicleStatus } from '#routing';
import type { Call } from '#shared/call.ts';
import { insertRows } from '#shared/insert-rows.ts';
import type { Day } from '#shared/instant.ts';

/** Where the bus of a trip was last said to be. */
export interface BusPosition {
  readonly day: Day;
  readonly tripId: string;
  readonly lng: number;
  readonly lat: number;
  readonly stopId: string | null;
  readonly status: VehicleStatus;
  readonly measuredAt: Date;
}

/** Longer than this after it was measured, a position says nothing of where a bus is, and is not kept. */
export const KEPT_MINUTES = 60;

const since = ({ now }: Call) => new Date(now.getTime() - KEPT_MINUTES * 60_000);

export async function positionsOf(call: Call, carrierId: string): Promise<BusPosition[]> {
  const rows = await call.tx
    .selectFrom('dispatching.busPosition')
    .select(['day', 'tripId', 'lng', 'lat', 'stopId', 'status', 'measuredAt'])
    .where('countyId', '=', call.county)
    .where('carrierId', '=', carrierId)
    .where('measuredAt', '>', since(call))
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as VehicleStatus }));
}

/** What the feed says now, in the place of all it said before: no way that a bus took is kept. */
export async function replacePositions(
  call: Call,
  carrierId: string,
  positions: readonly BusPosition[],
): Promise<void> {
  await call.tx
    .deleteFrom('dispatching.busPosition')
    .where('countyId', '=', call.county)
    .where('carrierId', '=', carrierId)
    .execute();
  await insertRows(
    call.tx,
    'dispatching.busPosition',
    positions.map((position) => ({ ...position, countyId: call.county, carrierId })),
  );
}

/** By the clock, for feeds that ended. */
export async function forgetPositions(call: Call): Promise<void> {
  await call.tx
    .deleteFrom('dispatching.busPosition')
    .where('countyId', '=', call.county)
    .where('measuredAt', '<=', since(call))
    .execute();
}
