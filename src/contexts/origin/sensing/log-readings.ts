import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { hasHappened } from '../kernel/field-work.ts';
import { isPossible, measureWords } from '../kernel/measures.ts';
import { plotsByIds } from '../plots.ts';
import { type OriginRefusal, refuse } from '../refusals.ts';
import { barred } from '../scope.ts';
import { insertPlotReadings, type PlotReading } from './plot-readings.ts';

/** A year of four measures, hourly, and some. */
const MOST = 40_000;
const YEARS_MS = 3 * 366 * 86_400_000;

/**
 * What was measured on a plot, typed, from a logger's file or sent by it; brought twice it is kept once. By the household or its co-op.
 * Refuses `origin.unknown`, `origin.not-yours`, `origin.too-many-readings`, and, all of them for one that cannot be,
 * `origin.reading-impossible` and `origin.reading-elsewhen`: a logger whose clock or probe is wrong is not believed in part.
 */
export async function logReadings(
  call: Call,
  { plotId, readings }: { readonly plotId: string; readonly readings: readonly PlotReading[] },
): Promise<Outcome<{ readonly kept: number }, OriginRefusal>> {
  const [plot] = await plotsByIds(call, [plotId]);
  if (!plot) return refuse('origin.unknown', { what: plotId });
  const bar = await barred(call, 'keep-field-book', [plot.producerId]);
  if (bar) return bar;
  if (readings.length > MOST) return refuse('origin.too-many-readings', { most: MOST });
  const oldest = call.now.getTime() - YEARS_MS;
  for (const [index, { at, measure, value }] of readings.entries()) {
    if (!hasHappened(at, call.now) || at.getTime() < oldest)
      return refuse('origin.reading-elsewhen', { row: index + 1, at: at.toISOString() });
    if (!isPossible(measure, Number(value))) {
      const { zh, en, unit, from, to } = measureWords[measure];
      return refuse('origin.reading-impossible', { row: index + 1, zh, en, value, unit, from, to });
    }
  }
  const kept = await insertPlotReadings(call, plot.id, readings);
  if (kept > 0) await recordHelpedAct(call, 'record-field', plot.name);
  return ok({ kept });
}
