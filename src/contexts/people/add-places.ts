import { inBatches } from '#shared/batches.ts';
import { type Call, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { type County, insertCounty, insertPlaces, type Place } from './places.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Sets up this county under its division code; one already set up stays as it is. */
export async function addCounty(call: Call, county: County) {
  if (!may(call.actor, rights['add-places'])) return refuse('people.not-allowed');
  await insertCounty(call, county);
  return ok();
}

/** Adds places of the county, any number at once; those already there by code stay as they are. */
export async function addPlaces(call: Call, places: readonly Place[]) {
  if (!may(call.actor, rights['add-places'])) return refuse('people.not-allowed');
  await inBatches(places, (some) => insertPlaces(call, some));
  return ok();
}
