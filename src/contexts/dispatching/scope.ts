import { type Call, may } from '#shared/call.ts';
import { rights } from './rights.ts';

/** May the caller see a carrier's day? */
export function sees({ actor }: Call, carrierId: string): boolean {
  return may(actor, rights['see-day']) && (overCounty({ actor }) || actor.organisationId === carrierId);
}

/** May the caller change it? */
export function plans({ actor }: Call, carrierId: string): boolean {
  return may(actor, rights['plan-day']) && (overCounty({ actor }) || actor.organisationId === carrierId);
}

export function overCounty({ actor }: Pick<Call, 'actor'>): boolean {
  return actor.system === true || actor.roles.includes('officer') || actor.roles.includes('admin');
}
