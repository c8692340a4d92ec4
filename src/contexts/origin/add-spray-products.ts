import type { Call } from '#shared/call.ts';
import { may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertSprayProducts, type SprayProduct } from './spray-products.ts';

/** Adds spray products with the crops and intervals of their labels. One whose code is known is left as it is. */
export async function addSprayProducts(
  call: Call,
  products: readonly SprayProduct[],
): Promise<Outcome<undefined, OriginRefusal>> {
  if (!may(call.actor, rights['keep-catalogue'])) return refuse('origin.not-allowed');
  if (products.length > 0) await insertSprayProducts(call, products);
  return ok();
}
