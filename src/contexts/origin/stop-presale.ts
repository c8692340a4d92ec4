import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { endPresale, lockForecast } from './forecasts.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

/** Sells nothing more ahead of a harvest: what was sold stays promised, and what comes back of it is not sold again. */
export async function stopPresale(
  call: Call,
  forecastId: string,
): Promise<Outcome<undefined, OriginRefusal>> {
  const forecast = await lockForecast(call, forecastId);
  if (!forecast) return refuse('origin.unknown', { what: forecastId });
  await endPresale(call, forecastId);
  return ok();
}
