import { promisesTo } from '#delivery';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { setNode } from './baskets.ts';
import { openBasket } from './open-basket.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Says where the basket is to be collected. Refuses `delivery.node-unknown` for a place that takes nothing. */
export async function chooseNode(
  call: Call,
  input: { readonly basketId?: string | undefined; readonly nodeId: string },
): Promise<Outcome<undefined, Refusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const reached = await promisesTo(call, { nodeId: input.nodeId, grams: 1 });
  if (!reached.ok) return reached;
  const basket = await openBasket(call, input);
  await setNode(call, basket.id, input.nodeId);
  return ok();
}
