import { type Lot, lotsByIds } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Adoption, adoptionsOfPlan } from './adoptions.ts';
import { type Failure, failuresOfPlan } from './failures.ts';
import { freeFor, lotsToGive, portionsOf } from './give-harvest.ts';
import { type Harvest, harvestsOfPlan, type PortionKept, portionsOfHarvests } from './harvests.ts';
import type { Portion } from './kernel/share-harvest.ts';
import { lookAtPlan, type PlanPage } from './look-at-plan.ts';
import { type Plan, planThatFollows } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps, overCounty } from './scope.ts';

/** A lot that could be the next delivery, and what each adopter would get of it. */
export interface LotToGive {
  readonly lot: Lot;
  readonly portions: readonly Portion[];
}

/** A plan as its seller works with it. */
export interface DeskPlan extends PlanPage {
  /** May the caller keep it, or only read it? */
  readonly own: boolean;
  readonly adoptions: readonly Adoption[];
  readonly harvests: readonly Harvest[];
  readonly portions: readonly PortionKept[];
  /** Of the lots that were given. */
  readonly lots: readonly Lot[];
  readonly toGive: readonly LotToGive[];
  readonly failures: readonly Failure[];
  readonly next: Plan | undefined;
}

/** Refuses `adopting.unknown` to everyone who is neither seller, grower nor officer. */
export async function planAtDesk(call: Call, planId: string): Promise<Outcome<DeskPlan, AdoptingRefusal>> {
  const page = await lookAtPlan(call, planId);
  if (!page.ok) return page;
  const { plan } = page.value;
  const own = may(call.actor, rights['keep-plans']) && keeps(call.actor, plan);
  if (!own && !overCounty(call.actor)) return refuse('adopting.unknown');
  const adoptions = await adoptionsOfPlan(call, plan.id);
  const harvests = await harvestsOfPlan(call, plan.id);
  const sharers = adoptions.filter(({ status }) => status === 'active');
  const sequence = harvests.length + 1;
  const done = plan.status === 'failed' || sequence > plan.terms.deliveries || sharers.length === 0;
  const lots = done ? [] : await lotsToGive(call, plan, harvests);
  const toGive: LotToGive[] = [];
  for (const lot of lots) {
    const free = await freeFor(call, lot);
    toGive.push({ lot, portions: portionsOf(plan, { sequence, lot, sharers, free }) });
  }
  return ok({
    ...page.value,
    own,
    adoptions,
    harvests,
    portions: await portionsOfHarvests(
      call,
      harvests.map(({ id }) => id),
    ),
    lots: await lotsByIds(
      call,
      harvests.map(({ lotId }) => lotId),
    ),
    toGive: toGive.filter(({ portions }) => portions.some(({ given }) => given > 0)),
    failures: await failuresOfPlan(call, plan.id),
    next: await planThatFollows(call, plan.id),
  });
}
