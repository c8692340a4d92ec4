import { takeCapacity } from '#delivery';
import { reserveStock, takePresale } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import type { Parcel } from './plan-basket.ts';

export interface ParcelToHold extends Parcel {
  readonly orderId: string;
}

/**
 * Takes everything the parcels need or refuses: lots first (origin locks them in id order), then forecasts, then departures,
 * each in one order for everybody, so that two checkouts wait for each other in line and never in a ring.
 */
export async function holdParcels(
  call: Call,
  parcels: readonly ParcelToHold[],
): Promise<Outcome<undefined, Refusal>> {
  const lines = parcels.flatMap((parcel) => parcel.lines);
  const draws = lines.flatMap((line) => line.draws.map(({ lotId, milli }) => ({ lotId, milli })));
  if (draws.length > 0) {
    const reserved = await reserveStock(call, draws);
    if (!reserved.ok) return reserved;
  }
  const presales = lines.flatMap(({ presale }) => presale ?? []);
  for (const { forecastId, milli } of presales.toSorted((a, b) => a.forecastId.localeCompare(b.forecastId))) {
    const taken = await takePresale(call, { forecastId, milli });
    if (!taken.ok) return taken;
  }
  const departure = ({ promised, orderId }: ParcelToHold) =>
    `${promised.serviceId} ${promised.departs} ${orderId}`;
  for (const parcel of parcels.toSorted((a, b) => departure(a).localeCompare(departure(b)))) {
    const { orderId, grams, promised } = parcel;
    const { serviceId, departs } = promised;
    const taken = await takeCapacity(call, { orderId, serviceId, departs, grams });
    if (!taken.ok) return taken;
  }
  return ok();
}
