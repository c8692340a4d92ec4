import { vehiclesOut } from '#delivery';
import { busesOut } from '#dispatching';
import { answered } from '../../../../answered.ts';
import type { PageServerLoad } from './$types';
import { shownBus } from './shown-bus.ts';
import { shownVehicle } from './shown-vehicle.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const [vehicles, buses] = await locals.read(async (call) => [
    answered(await vehiclesOut(call), locals.lang),
    answered(await busesOut(call), locals.lang),
  ]);
  return {
    now: locals.now,
    vehicles: vehicles.map(shownVehicle),
    buses: buses.map((bus) => shownBus(bus, locals)),
  };
};
