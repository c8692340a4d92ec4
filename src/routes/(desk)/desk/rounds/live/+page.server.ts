import { vehiclesOut } from '#delivery';
import { turnAway } from '../../../../refused.ts';
import type { PageServerLoad } from './$types';
import { shownVehicle } from './shown-vehicle.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const out = await locals.read((call) => vehiclesOut(call));
  if (!out.ok) turnAway(out.refusal, locals.lang);
  return { now: locals.now, vehicles: out.value.map(shownVehicle) };
};
