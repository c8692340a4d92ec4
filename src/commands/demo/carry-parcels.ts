import {
  arriveAt,
  collect,
  departRound,
  loadOnRound,
  packShipment,
  parcelOfOrder,
  planRound,
  receiveAtHub,
  roundsOf,
  shelve,
} from '#delivery';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { carrierId, hubId, nodes, services } from './network.ts';
import { seeded } from './seeded.ts';

type ShipmentStatus = 'packed' | 'expected' | 'at-hub' | 'ready' | 'at-station';

const hub = nodes.find(({ id }) => id === hubId);

async function parcels(call: Call, status: readonly ShipmentStatus[]) {
  return call.tx
    .selectFrom('delivery.vShipment')
    .select(['id', 'fromId', 'toNodeId', 'orderId', 'departs', 'status'])
    .where('countyId', '=', call.county)
    .where('status', 'in', [...status])
    .orderBy('id')
    .execute();
}

/** What stands at the hub. */
export function waitingAtHub(call: Call) {
  return parcels(call, ['at-hub']);
}

/** Labelled by the seller, received at the hub, loaded and on the road by six; the last of all stay at the hub (`driveNow`). */
export async function sendParcelsOff(call: Call, actors: DemoActors, last: boolean): Promise<void> {
  const today = dayOf(call.now);
  const leaving = (await parcels(call, ['expected'])).filter(({ departs }) => departs <= today);
  if (!hub || leaving.length === 0) return;
  for (const { id, fromId } of leaving) {
    must(
      await packShipment({ ...call, actor: actors.of(fromId) }, { id: idOf(`packed ${id}`), shipmentId: id }),
    );
    const atHub = { id: idOf(`received ${id}`), shipmentId: id, hubId, temperatureC: '6.5' };
    must(await receiveAtHub({ ...call, actor: actors.of(hub.organisationId) }, atHub));
  }
  if (last) return;
  const driving = { ...call, actor: actors.driver };
  const { personId, name } = actors.driver;
  const round = must(
    await planRound(driving, {
      ...{
        id: idOf(`round ${today}`),
        departs: today,
        hubId,
        carrierId,
        driverName: name,
        vehicle: '桂B·演示8',
      },
      ...(personId ? { driverId: personId } : {}),
    }),
  );
  for (const { id } of leaving)
    must(await loadOnRound(driving, { id: idOf(`loaded ${id}`), shipmentId: id, roundId: round.id }));
  must(
    await departRound(driving, { id: idOf(`departed ${round.id}`), roundId: round.id, temperatureC: '5.5' }),
  );
}

/** The stops whose service brings them today, and what was brought put on the shelf. */
export async function carryParcels(call: Call, actors: DemoActors): Promise<void> {
  const today = dayOf(call.now);
  const driving = { ...call, actor: actors.driver };
  const rounds = must(await roundsOf(driving, { from: addDays(today, -3), until: today }));
  for (const { id: roundId, departs, stops, status } of rounds) {
    if (status !== 'under-way') continue;
    for (const { position, nodeId, arrivedAt } of stops) {
      const lead = services.find(({ toNodeId }) => toNodeId === nodeId)?.leadDays ?? 1;
      if (arrivedAt || addDays(departs, lead) > today) continue;
      must(await arriveAt(driving, { id: idOf(`arrived ${roundId} ${position}`), roundId, position }));
    }
  }
  for (const { id, toNodeId } of await parcels(call, ['at-station'])) {
    const node = nodes.find((each) => each.id === toNodeId);
    if (!node) throw new Error(`parcel ${id} goes nowhere`);
    const shelved = { id: idOf(`shelved ${id}`), shipmentId: id, nodeId: node.id };
    must(await shelve({ ...call, actor: actors.of(node.organisationId) }, shelved));
  }
}

/** Most people come the evening their parcel is there, the others one of the next. */
export async function handParcelsOut(call: Call, actors: DemoActors): Promise<void> {
  const chance = seeded(Number(dayOf(call.now).replaceAll('-', '')));
  for (const { id, toNodeId, orderId } of await parcels(call, ['ready'])) {
    if (!chance.chance(0.7)) continue;
    const node = nodes.find((each) => each.id === toNodeId);
    if (!node) throw new Error(`parcel ${id} goes nowhere`);
    const parcel = await parcelOfOrder(call, orderId);
    const proof = { by: 'code', code: parcel?.collectionCode ?? '' } as const;
    const handed = { id: idOf(`collected ${id}`), shipmentId: id, nodeId: node.id, proof };
    must(await collect({ ...call, actor: actors.of(node.organisationId) }, handed));
  }
}
