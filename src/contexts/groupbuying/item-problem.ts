import { cycleTotals } from '#ordering';
import { offersByIds, type WantedLine } from '#selling';
import type { Call } from '#shared/call.ts';
import type { Refusal } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import type { Cycle } from './cycles.ts';
import { progressOf } from './kernel/progress.ts';
import { refuse } from './refusals.ts';

/** What of these lines is not part of the cycle, or more than its members may take together. */
export async function itemProblem(
  call: Call,
  cycle: Cycle,
  lines: readonly WantedLine[],
): Promise<Refusal | undefined> {
  const known = new Map(cycle.items.map((item) => [item.offerId, item]));
  if (lines.length === 0 || lines.some(({ offerId }) => !known.has(offerId))) {
    return refuse('groupbuying.not-in-group').refusal;
  }
  const totals = (await cycleTotals(call, [cycle.id])).get(cycle.id);
  for (const [offerId, same] of Map.groupBy(lines, (line) => line.offerId)) {
    const milli = same.reduce((sum, line) => sum + line.milli, 0);
    const item = known.get(offerId);
    const has = totals?.items.find((each) => each.offerId === offerId) ?? { paid: 0, unpaid: 0 };
    const room = item && progressOf(item, has).room;
    if (room === undefined || milli <= room) continue;
    const offer = (await offersByIds(call, [offerId])).get(offerId);
    if (!offer) return refuse('groupbuying.not-in-group').refusal;
    const { titleZh, titleEn, soldUnit: unit } = offer;
    return refuse('groupbuying.item-full', { titleZh, titleEn, left: decimal(room), unit }).refusal;
  }
  return undefined;
}
