import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { lockActive } from './adoptions.ts';
import { freeFor, giveHarvest, lotsToGive, portionsOf } from './give-harvest.ts';
import { harvestsOfPlan } from './harvests.ts';
import { type Plan, plansThatGive } from './plans.ts';

/**
 * Gives the next delivery of every plan that does so by itself, as soon as a certified lot of its plot has enough for all who are owed; the
 * first picked goes first. What is too little for all is left to the seller: to wait for the next picking, or to share it out short.
 */
export async function giveRipe(call: Call): Promise<void> {
  for (const plan of await plansThatGive(call)) {
    const lotId = await enoughForAll(call, plan);
    if (lotId) await giveHarvest(call, { id: newId(call.now), planId: plan.id, lotId });
  }
}

async function enoughForAll(call: Call, plan: Plan): Promise<string | undefined> {
  const earlier = await harvestsOfPlan(call, plan.id);
  const sharers = await lockActive(call, plan.id);
  const sequence = earlier.length + 1;
  for (const lot of await lotsToGive(call, plan, earlier)) {
    const portions = portionsOf(plan, { sequence, lot, sharers, free: await freeFor(call, lot) });
    const kept = portions.every(({ given, owed }) => given === owed);
    if (kept && portions.some(({ given }) => given > 0)) return lot.id;
  }
  return undefined;
}
