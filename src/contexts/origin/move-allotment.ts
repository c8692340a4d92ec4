import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, type Quantity } from '#shared/quantity.ts';
import { insertMove, moveById } from './allotment-moves.ts';
import { type LotAllotment, lockAllotments, moveAllotments, openAllotments } from './allotments.ts';
import type { Channel, SetApart } from './kernel/channel.ts';
import { inProductUnit } from './kernel/measure.ts';
import { freeOf } from './kernel/stock.ts';
import type { LockedLot } from './locked-lots.ts';
import { openLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { stockGone } from './stock-lines.ts';

export interface AllotmentToMove {
  /** Made where it is typed, so that sending it twice moves once. */
  readonly id: string;
  readonly lotId: string;
  /** The shop's part is what nobody has set aside. */
  readonly from: Channel;
  readonly to: Channel;
  readonly amount: Quantity;
}

/**
 * Moves goods of a lot that nobody has taken yet from one channel to another, under the lot's lock: whoever sells at that moment comes
 * before or after, never in between. What a platform was told stays with it until it gives it back (`origin.allotment-promised`).
 */
export async function moveAllotment(
  call: Call,
  input: AllotmentToMove,
): Promise<Outcome<undefined, OriginRefusal>> {
  const { id, lotId, from, to } = input;
  const opened = await openLot(call, lotId, 'allot-lots');
  if (!opened.ok) return opened;
  const { lot } = opened.value;
  const known = await moveById(call, id);
  if (known) return known.lotId === lotId ? ok() : refuse('origin.id-taken');
  const milli = inProductUnit(input.amount, lot.unit) ?? 0;
  if (milli <= 0) return refuse('origin.amount-invalid', { unit: lot.unit });
  if (from === to) return refuse('origin.same-channel');
  const refusal = await move(call, lot, { from, to, milli });
  if (refusal) return refusal;
  await insertMove(call, { id, lotId, from, to, milli });
  await recordHelpedAct(call, 'allot-lot', lot.code);
  return ok();
}

async function move(
  call: Call,
  lot: LockedLot,
  { from, to, milli }: Pick<AllotmentToMove, 'from' | 'to'> & { readonly milli: number },
) {
  const lotId = lot.id;
  const apart = [from, to].filter((channel): channel is SetApart => channel !== 'shop');
  await openAllotments(
    call,
    apart.map((channel) => ({ lotId, channel })),
  );
  const standing = new Map((await lockAllotments(call, [lotId])).map((each) => [each.channel, each]));
  const refusal = from === 'shop' ? shopShort(lot, milli) : channelShort(lot, standing.get(from), milli);
  if (refusal) return refusal;
  const moved = (channel: SetApart, held: number) =>
    moveAllotments(call, [{ lotId, channel, held, promised: 0, taken: 0 }]);
  if (from !== 'shop') await moved(from, -milli);
  if (to === 'shop') return undefined;
  if (standing.get(to)?.kind === 'shared') await becomeFixed(call, lotId, to);
  await moved(to, milli);
  return undefined;
}

function shopShort(lot: LockedLot, milli: number) {
  return milli > freeOf(lot) ? stockGone(lot) : undefined;
}

function channelShort(lot: LockedLot, of: LotAllotment | undefined, milli: number) {
  const [held, promised] = [of?.held ?? 0, of?.promised ?? 0];
  const left = decimal(held - promised);
  if (milli > held) return refuse('origin.allotment-gone', { lot: lot.code, left, unit: lot.unit });
  if (milli > held - promised) {
    return refuse('origin.allotment-promised', {
      lot: lot.code,
      left,
      promised: decimal(promised),
      unit: lot.unit,
    });
  }
  return undefined;
}

/** A channel that shared until now gets goods of its own: from now on it takes those, and only those. */
async function becomeFixed(call: Call, lotId: string, channel: SetApart): Promise<void> {
  await call.tx
    .updateTable('origin.allotment')
    .set({ kind: 'fixed', ceiling: null, changedAt: call.now })
    .where('countyId', '=', call.county)
    .where('lotId', '=', lotId)
    .where('channel', '=', channel)
    .execute();
}
