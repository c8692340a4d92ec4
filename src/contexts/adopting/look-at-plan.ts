import { type Plot, type Product, plotsByIds, productsByCodes } from '#origin';
import { type Organisation, organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { harvestsOfPlan } from './harvests.ts';
import { type Plan, planById } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { type UnitOfPlan, unitsOfPlan } from './units.ts';

/** A plan as anybody sees it. */
export interface PlanPage {
  readonly plan: Plan;
  readonly units: readonly UnitOfPlan[];
  readonly plot: Plot | undefined;
  readonly product: Product | undefined;
  readonly seller: Organisation | undefined;
  readonly producer: Organisation | undefined;
  /** Takes adopters now. */
  readonly open: boolean;
}

/** A plan with its units and who stands behind it. Refuses `adopting.unknown`. */
export async function lookAtPlan(call: Call, planId: string): Promise<Outcome<PlanPage, AdoptingRefusal>> {
  const plan = await planById(call, planId);
  if (!plan) return refuse('adopting.unknown');
  const organisations = await organisationsById(call, [plan.sellerId, plan.producerId]);
  const [plot] = await plotsByIds(call, [plan.plotId]);
  const [product] = await productsByCodes(call, [plan.productCode]);
  const begun = (await harvestsOfPlan(call, plan.id)).length > 0;
  return ok({
    plan,
    units: await unitsOfPlan(call, plan.id),
    plot,
    product,
    seller: organisations.find(({ id }) => id === plan.sellerId),
    producer: organisations.find(({ id }) => id === plan.producerId),
    open: plan.status === 'open' && !begun && dayOf(call.now) <= plan.terms.untilDay,
  });
}
