import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { lockForecast, movePresold } from './forecasts.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

/** An amount sold ahead against a forecast, in thousandths of the forecast's unit. */
export interface PresaleLine {
  readonly forecastId: string;
  readonly milli: number;
}

/** Promises part of a harvest to come. Refuses `origin.presale-gone` beyond the limit the forecast allows. */
export async function takePresale(call: Call, line: PresaleLine): Promise<Outcome<undefined, OriginRefusal>> {
  const forecast = await lockForecast(call, line.forecastId);
  if (!forecast) return refuse('origin.unknown', { what: line.forecastId });
  // Less than nothing where the forecast has narrowed since.
  const left = Math.max(0, forecast.presaleLimit - forecast.presold);
  if (line.milli > left) return refuse('origin.presale-gone', { left: decimal(left), unit: forecast.unit });
  await movePresold(call, line.forecastId, line.milli);
  return ok();
}
