import { vehiclesOut } from '#delivery';
import { busesOut } from '#dispatching';
import { answered } from '../../../../answered.ts';
import type { PageServerLoad } from './$types';
import { nearEnough } from './near-enough.ts';
import { shownBus } from './shown-bus.ts';
import { shownVehicle, spotsOf } from './shown-vehicle.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const [vehicles, buses] = await locals.read(async (call) => [
    answered(await vehiclesOut(call), locals.lang),
    answered(await busesOut(call), locals.lang),
  ]);
  const shown = vehicles.map(shownVehicle);
  const isNear = nearEnough(shown.flatMap(spotsOf));
  return {
    now: locals.now,
    vehicles: shown,
    buses: buses.map((bus, index) =>
      shownBus(bus, { number: shown.length + index + 1, far: !isNear([bus.lng, bus.lat]) }, locals),
    ),
  };
};
