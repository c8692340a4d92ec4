import { takeCapacity } from '#delivery';
import { reserveStock, takePresale } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Outcome, Refusal } from '#shared/outcome.ts';
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
  const presales = Map.groupBy(
    lines.flatMap(({ presale }) => presale ?? []),
    ({ forecastId }) => forecastId,
  );
  for (const [forecastId, same] of [...presales].toSorted(([a], [b]) => a.localeCompare(b))) {
    const milli = same.reduce((sum, each) => sum + each.milli, 0);
    const taken = await takePresale(call, { forecastId, milli });
    if (!taken.ok) return taken;
  }
  return takeCapacity(
    call,
    parcels.map(({ orderId, grams, promised: { serviceId, departs } }) => ({
      orderId,
      serviceId,
      departs,
      grams,
    })),
  );
}
