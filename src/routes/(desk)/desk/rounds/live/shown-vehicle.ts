import type { VehicleOut } from '#delivery';
import type { LngLat } from '$ui/projection.ts';

/** A vehicle as the map shows it. */
export function shownVehicle({ round, hub, stops, position }: VehicleOut) {
  const open = stops.filter(({ arrivedAt }) => arrivedAt === null);
  return {
    id: round.id,
    code: round.code,
    vehicle: round.vehicle,
    driver: round.driverName,
    hub: { id: hub.id, code: hub.code, nameZh: hub.nameZh, nameEn: hub.nameEn, lat: hub.lat, lng: hub.lng },
    stops: stops.map(({ node, arrivedAt }) => ({
      id: node.id,
      code: node.code,
      lat: node.lat,
      lng: node.lng,
      made: arrivedAt !== null,
    })),
    made: stops.length - open.length,
    next: open[0] && {
      code: open[0].node.code,
      zh: open[0].node.nameZh,
      en: open[0].node.nameEn,
      window: open[0].window,
    },
    last: open.at(-1)?.window,
    position,
  };
}

export type ShownVehicle = ReturnType<typeof shownVehicle>;

/** Everything of a vehicle's that the map draws. */
export function spotsOf({ hub, stops, position }: ShownVehicle): LngLat[] {
  return [hub, ...stops, ...(position ? [position] : [])].map(({ lng, lat }) => [lng, lat] as const);
}
