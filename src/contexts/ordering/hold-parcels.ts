import { sql } from 'kysely';
import { takeCapacity } from '#delivery';
import { reserveStock, takePresale } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Outcome, Refusal } from '#shared/outcome.ts';
import type { Parcel } from './plan-basket.ts';
import { refuse } from './refusals.ts';

export interface ParcelToHold extends Parcel {
  readonly orderId: string;
}

/**
 * Takes everything the parcels need or refuses: lots first (origin locks them in id order), then forecasts, then departures,
 * each in one order for everybody, so that two checkouts wait for each other in line and never in a ring.
 */
async function holdParcels(
  call: Call,
  parcels: readonly ParcelToHold[],
): Promise<Outcome<undefined, Refusal>> {
  const lines = parcels.flatMap((parcel) => parcel.lines);
  const draws = parcels.flatMap(({ lines, channel }) =>
    lines.flatMap((line) => line.draws.map(({ lotId, milli }) => ({ lotId, milli, channel }))),
  );
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

// Each try that lost a race sees what the winner left; a third loss in a row means a crowd.
const TRIES = 3;

/**
 * Plans, writes and then holds, until all three agree: between looking and taking, another may have been faster. What everybody waits for, the
 * rows of lots and departures, is locked last and so for the shortest time; a try that loses its race is undone with all it wrote.
 */
export async function writeAndHold<Planned extends { readonly parcels: readonly ParcelToHold[] }, Written>(
  call: Call,
  plan: () => Promise<Outcome<Planned, Refusal>>,
  write: (planned: Planned) => Promise<Outcome<Written, Refusal>>,
): Promise<Outcome<Written, Refusal>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = await plan();
    if (!planned.ok) return planned;
    // Undoing a half-taken try also unlocks what it locked, so that the next try locks in line again.
    await sql`savepoint holding`.execute(call.tx);
    const written = await write(planned.value);
    if (!written.ok || planned.value.parcels.length === 0) return written;
    if ((await holdParcels(call, planned.value.parcels)).ok) return written;
    await sql`rollback to savepoint holding`.execute(call.tx);
  }
  return refuse('ordering.too-busy');
}
