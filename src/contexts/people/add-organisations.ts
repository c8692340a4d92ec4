import { inBatches } from '#shared/batches.ts';
import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { reading } from '#shared/pinyin.ts';

import { nameOf } from './kernel/name.ts';
import { insertOrganisations, type Organisation } from './organisations.ts';
import { placesOf } from './places.ts';
import { recount } from './recount.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** `id` is brought by the caller, so that sending twice adds once. A co-op must be there before, or stand in the same list. */
export type NewOrganisation = Omit<Organisation, 'address' | 'demo'> & {
  readonly address?: string;
  readonly demo?: boolean;
};

/** Adds organisations, any number at once. Co-op staff add households to their own co-op, the county all but the platform. */
export async function addOrganisations(call: Call, organisations: readonly NewOrganisation[]) {
  if (!may(call.actor, rights['add-organisation'])) return refuse('people.not-allowed');
  if (!organisations.every((each) => inReach(call, each))) return refuse('people.not-allowed');
  if (!organisations.every(({ nameZh }) => nameOf(nameZh) !== undefined))
    return refuse('people.name-invalid');
  const places = new Set((await placesOf(call)).map((place) => place.code));
  if (!organisations.every(({ placeCode }) => places.has(placeCode))) return refuse('people.place-unknown');
  const rows = organisations.map((each) => ({
    address: '',
    demo: false,
    ...each,
    pinyin: reading(each.nameZh),
  }));
  await inBatches(rows, (some) => insertOrganisations(call, some));
  await recount(call, 'people.organisation', rows.length);
  return ok();
}

/** One organisation: `addOrganisations` for a list. */
export async function addOrganisation(call: Call, organisation: NewOrganisation) {
  return addOrganisations(call, [organisation]);
}

function inReach({ actor }: Call, { kind, coopId }: NewOrganisation): boolean {
  if (actor.system || actor.roles.includes('admin')) return true;
  if (actor.roles.includes('officer')) return kind !== 'platform';
  return kind === 'household' && coopId !== undefined && coopId === actor.organisationId;
}
