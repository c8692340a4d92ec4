import { daysMeasuredOn, fieldWorkWords, type Measured, measures, measureWords, worksOfPlots } from '#origin';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { activeOfPlans } from './adoptions.ts';
import { monthText, type SpanMeasured } from './kernel/month-text.ts';
import { claimMonth } from './month-letters.ts';
import { tellMonth } from './notices.ts';

/**
 * Writes every adopter what the last month was like where their tree stands: what was done, how many photos, what loggers measured. Each
 * month once; about a month in which nothing was written down, nothing is written. Answers how many letters.
 */
export async function writeMonth(call: Call): Promise<number> {
  const last = addDays(`${dayOf(call.now).slice(0, 7)}-01`, -1);
  const month = { first: `${last.slice(0, 7)}-01`, last };
  const due = await claimMonth(call, month);
  const plotIds = [...new Set(due.map(({ plotId }) => plotId))];
  const span = { from: month.first, until: month.last };
  const works = Map.groupBy(await worksOfPlots(call, plotIds, span), ({ plotId }) => plotId);
  const measured = Map.groupBy(await daysMeasuredOn(call, plotIds, span), ({ plotId }) => plotId);
  const adoptions = Map.groupBy(
    await activeOfPlans(
      call,
      due.map(({ planId }) => planId),
    ),
    ({ planId }) => planId,
  );
  let letters = 0;
  for (const { planId, plotId } of due) {
    const done = (works.get(plotId) ?? []).map(({ kind, times, photos }) => ({
      ...fieldWorkWords[kind],
      times,
      photos,
    }));
    const words = monthText(Number(month.first.slice(5, 7)), done, spansOf(measured.get(plotId) ?? []));
    const readers = (adoptions.get(planId) ?? []).filter(({ fromDay }) => fromDay <= last);
    if (!words) continue;
    await tellMonth(call, words, readers);
    letters += readers.length;
  }
  return letters;
}

function spansOf(days: readonly Measured[]): SpanMeasured[] {
  return measures.flatMap((measure) => {
    const own = days.filter((day) => day.measure === measure);
    if (own.length === 0) return [];
    const { zh, en, unit } = measureWords[measure];
    const low = Math.min(...own.map((day) => day.low));
    const high = Math.max(...own.map((day) => day.high));
    return [{ zh, en, unit, low, high }];
  });
}
