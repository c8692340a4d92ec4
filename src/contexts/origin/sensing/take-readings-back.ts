import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { plotsByIds } from '../plots.ts';
import { type OriginRefusal, refuse } from '../refusals.ts';
import { barred } from '../scope.ts';
import { strikeReadings } from './plot-readings.ts';

/**
 * Strikes what a logger measured on some days, with the reason: its probe lay in the sun, its battery was low. Nobody is shown it any more,
 * and it stays on record. Refuses `origin.unknown`, `origin.not-yours`, `origin.reason-needed`.
 */
export async function takeReadingsBack(
  call: Call,
  input: {
    readonly plotId: string;
    readonly sensor: string;
    readonly from: Day;
    /** The last day, inclusive. */
    readonly until: Day;
    readonly reason: string;
  },
): Promise<Outcome<{ readonly struck: number }, OriginRefusal>> {
  const [plot] = await plotsByIds(call, [input.plotId]);
  if (!plot) return refuse('origin.unknown', { what: input.plotId });
  const bar = await barred(call, 'keep-field-book', [plot.producerId]);
  if (bar) return bar;
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  const struck = await strikeReadings(call, plot.id, {
    sensor: input.sensor,
    from: instantAt(input.from),
    until: instantAt(addDays(input.until, 1)),
    reason,
  });
  if (struck > 0) await recordHelpedAct(call, 'record-field', plot.name);
  return ok({ struck });
}
