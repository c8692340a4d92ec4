import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockForecast, movePresold } from './forecasts.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import type { PresaleLine } from './take-presale.ts';

/** Gives a promise against a forecast back: unpaid, cancelled, or filled from a lot. Throws beyond what was promised. */
export async function givePresaleBack(
  call: Call,
  line: PresaleLine,
): Promise<Outcome<undefined, OriginRefusal>> {
  const forecast = await lockForecast(call, line.forecastId);
  if (!forecast) return refuse('origin.unknown', { what: line.forecastId });
  if (line.milli > forecast.presold) throw new Error(`more given back than presold on ${forecast.id}`);
  await movePresold(call, line.forecastId, -line.milli);
  return ok();
}
