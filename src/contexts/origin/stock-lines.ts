import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { type AllotmentMoved, moveAllotments } from './allotments.ts';
import type { Channel } from './kernel/channel.ts';
import { type Act, after, changeBy, freeOf } from './kernel/stock.ts';
import { type LockedLot, lockLots, moveStock } from './locked-lots.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { throughChannels } from './through-channels.ts';

/** An amount of one lot, in thousandths of the lot's unit. */
export interface StockLine {
  readonly lotId: string;
  readonly milli: number;
  /** Where it is sold: the shop when nothing is said. What is given back goes to the channel it was taken through. */
  readonly channel?: Channel;
}

/** Does one act on several lots, all or nothing, under their locks. Lines of the same lot are added up first. */
export async function moveLines(
  call: Call,
  act: Act,
  lines: readonly StockLine[],
  refusalOf: (lot: LockedLot) => OriginRefusal | undefined,
): Promise<Outcome<undefined, OriginRefusal>> {
  const wanted = addUp(lines);
  const lots = await lockLots(call, [...wanted.keys()]);
  for (const lotId of wanted.keys()) {
    const lot = lots.get(lotId);
    if (!lot) return refuse('origin.unknown', { what: lotId });
    const refusal = refusalOf(lot);
    if (refusal) return { ok: false, refusal };
  }
  const through = await throughChannels(call, { act, lines }, lots);
  if (!through.ok) return through;
  for (const [lotId, milli] of wanted) {
    const lot = lots.get(lotId) as LockedLot;
    const left = after(lot, changeBy(act, milli));
    // Only free goods can run out; less reserved or sold than the caller gives back is the caller's bug.
    if (left.reserved < 0 || left.sold < 0)
      throw new Error(`${act} ${decimal(milli)} of lot ${lot.code}: not that much there`);
    if (freeOf(left) < setAside(through.value, lotId)) return stockGone(lot);
  }
  // What is set aside makes room before it is reserved, and takes it up after it was given back: no statement in between is beyond the lot.
  if (act === 'reserve') await moveAllotments(call, through.value);
  await moveStock(
    call,
    [...wanted].map(([lotId, milli]) => ({ lotId, change: changeBy(act, milli) })),
  );
  if (act !== 'reserve') await moveAllotments(call, through.value);
  return ok();
}

/** So much more of a lot is set aside. */
function setAside(moves: readonly AllotmentMoved[], lotId: string): number {
  return moves.reduce((sum, move) => sum + (move.lotId === lotId ? move.held : 0), 0);
}

export function stockGone(lot: LockedLot) {
  return refuse('origin.stock-gone', { lot: lot.code, left: decimal(freeOf(lot)), unit: lot.unit });
}

function addUp(lines: readonly StockLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { lotId, milli } of lines) {
    if (!Number.isSafeInteger(milli) || milli <= 0) throw new RangeError(`not an amount to move: ${milli}`);
    sums.set(lotId, (sums.get(lotId) ?? 0) + milli);
  }
  return sums;
}
