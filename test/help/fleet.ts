import { addNodes, addServices, saveVehicle, type Vehicle } from '#delivery';
import type { Call } from '../../src/shared/call.ts';
import { newCode, newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { bus, CARRIER, everyDay, HUB, layNetwork, nodes, POINT, POINT_KEEPER, STATION } from './network.ts';
import { paidOrder, pay } from './parcel.ts';

/* A carrier with two vans, three villages it drives to, and one it sends to by bus. Monday 1 June 2026. */

export const DAY = '2026-06-01';
export const EAST = newId();
export const WEST = newId();
export const COLD_VAN = newId();
export const PLAIN_VAN = newId();
/** The services: by van to the station, cold to the east, by van to the west; the bus to the point is `bus`. */
export const services = { station: newId(), east: newId(), west: newId() };

const point = nodes.find(({ id }) => id === POINT);

export const van = (id: string, plate: string, given: Partial<Vehicle> = {}): Vehicle => ({
  ...{ id, plate, carrierId: CARRIER, hubId: HUB, capacityGrams: 300_000, temperature: 'ambient' },
  ...{ fixedFen: 5_000, kmFen: 120, hourFen: 3_000, shiftFrom: '07:00', shiftUntil: '17:00' },
  ...{ weekdays: everyDay, driverId: null, driverName: '莫师傅', active: true },
  ...given,
});

export async function layFleet(call: Call): Promise<void> {
  await layNetwork(call);
  if (!point) throw new Error('the network has no point');
  const village = { ...point, kind: 'point' as const, parentId: STATION, organisationId: POINT_KEEPER };
  must(
    await addNodes(call, [
      { ...village, id: EAST, nameZh: '东岭村便民点', nameEn: 'Dongling point', lat: 25.22, lng: 109.6 },
      { ...village, id: WEST, nameZh: '西岸村便民点', nameEn: 'Xi’an point', lat: 25.22, lng: 109.2 },
    ]),
  );
  const driven = { ...bus, byBus: false, cold: false, capacityGrams: 900_000 };
  must(
    await addServices(call, [
      { ...driven, id: services.station, toNodeId: STATION },
      { ...driven, id: services.east, toNodeId: EAST, cold: true },
      { ...driven, id: services.west, toNodeId: WEST },
    ]),
  );
  must(await saveVehicle(call, van(COLD_VAN, '桂B·冷1', { temperature: 'chilled' })));
  must(await saveVehicle(call, van(PLAIN_VAN, '桂B·厢2', { fixedFen: 3_000 })));
}

/** A paid order of so many grams to a node by its service, leaving and promised for the day of the fleet. */
export async function order(call: Call, nodeId: string, grams = 20_000): Promise<string> {
  const serviceId =
    { [STATION]: services.station, [EAST]: services.east, [WEST]: services.west }[nodeId] ?? bus.id;
  const number = `M${newCode(8)}`;
  const paid = paidOrder({ number, nodeId, serviceId, grams, departs: DAY, promisedDay: DAY });
  await pay(call, paid);
  return number;
}
