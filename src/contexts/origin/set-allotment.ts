import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal, type Quantity } from '#shared/quantity.ts';
import { lockAllotments, saveAllotment } from './allotments.ts';
import { followLots } from './follow-allotments.ts';
import { type AllotmentKind, untold } from './kernel/allotment.ts';
import { platformOf, type SetApart } from './kernel/channel.ts';
import { inProductUnit } from './kernel/measure.ts';
import { openLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

export interface AllotmentToSet {
  readonly lotId: string;
  readonly channel: SetApart;
  readonly kind: AllotmentKind;
  /** Of a shared one: the most it may take; without, as much as there is. */
  readonly ceiling?: Quantity | undefined;
  /** Of a floating one, in basis points of what is left. */
  readonly shareBp?: number | undefined;
}

/**
 * Says how a channel takes from a lot from now on. What was set aside for it stays with it when it is fixed, and is everybody's again
 * when it shares; floating parts are measured at once. A platform outside never shares: what it may sell has to be set aside.
 */
export async function setAllotment(
  call: Call,
  input: AllotmentToSet,
): Promise<Outcome<undefined, OriginRefusal>> {
  const { lotId, channel, kind } = input;
  const opened = await openLot(call, lotId, 'allot-lots');
  if (!opened.ok) return opened;
  const { lot } = opened.value;
  const ceiling = input.ceiling && inProductUnit(input.ceiling, lot.unit);
  if (kind === 'shared' && input.ceiling && ceiling === undefined) {
    return refuse('origin.amount-invalid', { unit: lot.unit });
  }
  const standing = await lockAllotments(call, [lotId]);
  const before = standing.find((each) => each.channel === channel) ?? untold(channel);
  if (kind === 'shared' && platformOf(channel) !== undefined) return refuse('origin.platform-shares');
  if (kind === 'shared' && before.promised > 0) {
    const facts = { left: decimal(before.held - before.promised), promised: decimal(before.promised) };
    return refuse('origin.allotment-promised', { lot: lot.code, unit: lot.unit, ...facts });
  }
  const shareBp = kind === 'floating' ? (input.shareBp ?? 0) : undefined;
  const others = standing.reduce(
    (sum, each) => sum + (each.channel === channel ? 0 : (each.shareBp ?? 0)),
    0,
  );
  if (shareBp !== undefined && !(shareBp >= 1 && shareBp + others <= 10_000)) {
    return refuse('origin.shares-beyond', { left: String(Math.floor((10_000 - others) / 100)) });
  }
  await saveAllotment(call, {
    ...{ lotId, channel, kind, shareBp },
    held: kind === 'shared' ? 0 : before.held,
    ceiling: kind === 'shared' ? ceiling : undefined,
  });
  if (kind === 'floating') await followLots(call, [lotId]);
  await recordHelpedAct(call, 'allot-lot', lot.code);
  return ok();
}
