import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { type ColdReading, insertReadings } from './cold-readings.ts';
import { roundToMeasure } from './round-to-measure.ts';
import { tellIfWarm } from './tell-if-warm.ts';

const HOUR_MS = 3_600_000;
const MOST = 5_000;
/** What a sensor aboard can have measured, °C; the table takes no other. */
const LOWEST = -60;
const HIGHEST = 80;
const CELSIUS = /^-?\d{1,2}(\.\d)?$/;

/**
 * Temperatures measured aboard a round, typed, from a logger's file or by a sensor; brought twice they are kept once. By the carrier
 * or the hub it leaves from. Refuses `delivery.round-unknown`, `delivery.not-allowed`, `delivery.too-many-readings`,
 * `delivery.reading-invalid` and `delivery.reading-elsewhen` for one that was not measured within a day of the round.
 */
export async function logTemperatures(
  call: Call,
  input: { readonly roundId: string; readonly readings: readonly Omit<ColdReading, 'personName'>[] },
): Promise<Outcome<{ readonly kept: number }>> {
  const round = await roundToMeasure(call, input.roundId);
  if (!round.ok) return round;
  if (input.readings.length > MOST) return refuse('delivery.too-many-readings', { most: MOST });
  const wrong = input.readings.findIndex(
    ({ celsius }) => !CELSIUS.test(celsius) || Number(celsius) < LOWEST || Number(celsius) > HIGHEST,
  );
  if (wrong >= 0) return refuse('delivery.reading-invalid', { row: wrong + 1 });
  const begin = Date.parse(`${round.value.departs}T00:00:00+08:00`) - 24 * HOUR_MS;
  const end = Math.min(begin + 5 * 24 * HOUR_MS, call.now.getTime() + HOUR_MS);
  const stray = input.readings.findIndex(({ at }) => at.getTime() < begin || at.getTime() > end);
  if (stray >= 0) {
    return refuse('delivery.reading-elsewhen', {
      row: stray + 1,
      at: input.readings[stray]?.at.toISOString() ?? '',
      departs: round.value.departs,
    });
  }
  const kept = await insertReadings(call, round.value.id, input.readings);
  if (kept > 0)
    await tellIfWarm(
      call,
      round.value.id,
      input.readings.map(({ celsius }) => celsius),
    );
  return ok({ kept });
}
