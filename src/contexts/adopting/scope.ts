import type { Actor } from '#shared/call.ts';
import type { Plan } from './plans.ts';

/** Does this caller act for the seller of a plan, or for the household that grows it? */
export function keeps(actor: Actor, plan: Pick<Plan, 'sellerId' | 'producerId'>): boolean {
  if (actor.system === true) return true;
  const own = actor.organisationId;
  return own !== undefined && (own === plan.sellerId || own === plan.producerId);
}

/** Is this caller responsible for the whole county? */
export function overCounty(actor: Actor): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}
