import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { IfShort } from './kernel/if-short.ts';
import { saveIfShort } from './order-writes.ts';
import { lockOrder } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

export interface ChoiceIfShort {
  readonly orderId: string;
  /** The key of the order's link. */
  readonly token?: string | undefined;
  readonly position: number;
  readonly ifShort: IfShort;
}

/**
 * What the buyer wants done about what a short harvest leaves out, changed from what was said at checkout. Until the harvest is shared or the
 * order is packed or ends: whoever shares it holds the order, so a choice is either counted or refused. Refuses `ordering.choice-over`.
 */
export async function chooseIfShort(
  call: Call,
  { orderId, token, position, ifShort }: ChoiceIfShort,
): Promise<Outcome<undefined, OrderingRefusal>> {
  const order = await lockOrder(call, orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, token)) return refuse('ordering.not-allowed');
  const line = order.lines.find((each) => each.position === position);
  const open = !order.endedAt && !order.packedAt && line?.presale && line.given === undefined;
  if (!line || !open) return refuse('ordering.choice-over');
  if (line.ifShort !== ifShort) {
    await saveIfShort(call, { orderId, position, ifShort });
    await recordHelpedAct(call, 'buy', order.number);
  }
  return ok();
}
