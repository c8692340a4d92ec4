import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { type AllotmentMoved, lockAllotments, openAllotments } from './allotments.ts';
import { givingChange, takeable, takingChange } from './kernel/allotment.ts';
import type { SetApart } from './kernel/channel.ts';
import { type Act, freeOf } from './kernel/stock.ts';
import type { LockedLot } from './locked-lots.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import type { StockLine } from './stock-lines.ts';

/**
 * What an act does to the channels it goes through, on lots that are locked; nothing for the shop, which takes what nobody has set
 * aside, so that a lot without allotments costs nothing more. Refuses `origin.allotment-gone` beyond what a channel may take.
 */
export async function throughChannels(
  call: Call,
  { act, lines }: { readonly act: Act; readonly lines: readonly StockLine[] },
  lots: ReadonlyMap<string, LockedLot>,
): Promise<Outcome<readonly AllotmentMoved[], OriginRefusal>> {
  const wanted = apart(lines);
  if (wanted.length === 0 || act === 'sell') return ok([]);
  if (act === 'reserve') await openAllotments(call, wanted);
  const standing = await lockAllotments(call, [...new Set(wanted.map(({ lotId }) => lotId))]);
  const moves: AllotmentMoved[] = [];
  for (const { lotId, channel, milli } of wanted) {
    const allotment = standing.find((each) => each.lotId === lotId && each.channel === channel);
    const lot = lots.get(lotId);
    if (!allotment || !lot) throw new Error(`${act} of lot ${lotId} through ${channel}, which took nothing`);
    const change = act === 'reserve' ? takingChange(allotment, milli) : givingChange(allotment, milli);
    if (!change) {
      const left = decimal(takeable(allotment, Math.max(0, freeOf(lot))));
      return refuse('origin.allotment-gone', { lot: lot.code, left, unit: lot.unit });
    }
    moves.push({ lotId, channel, ...change });
  }
  return ok(moves);
}

function apart(lines: readonly StockLine[]) {
  const sums = new Map<string, { lotId: string; channel: SetApart; milli: number }>();
  for (const { lotId, milli, channel = 'shop' } of lines) {
    if (channel === 'shop') continue;
    const key = `${lotId} ${channel}`;
    sums.set(key, { lotId, channel, milli: milli + (sums.get(key)?.milli ?? 0) });
  }
  return [...sums.values()];
}
