import {
  departRound,
  finishStop,
  loadOnRound,
  logTemperatures,
  manifestOf,
  planRound,
  setColdLimits,
  sharePosition,
  tellPosition,
} from '#delivery';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { waitingAtHub } from './carry-parcels.ts';
import { idOf } from './demo-id.ts';
import { carrierId, hubId } from './network.ts';

const MINUTE = 60_000;
const LEFT_AGO = 50;
const EVERY = 10;
// Cold, a door that was opened, and cold again.
const ABOARD = ['4.1', '4.4', '5.0', '9.6', '5.2', '4.5'];

/**
 * Somebody is driving as the demo opens: what the hub received last left an hour ago or so, the first stop is made, the driver lets
 * dispatch see where the vehicle is, and a logger aboard tells how cold it is.
 */
export async function driveNow(call: Call, actors: DemoActors): Promise<void> {
  const waiting = await waitingAtHub(call);
  if (waiting.length === 0) return;
  const ago = (minutes: number): Call => ({
    ...call,
    actor: actors.driver,
    now: new Date(call.now.getTime() - minutes * MINUTE),
  });
  const leaving = ago(LEFT_AGO);
  const today = dayOf(leaving.now);
  const { personId, name } = actors.driver;
  const id = idOf(`round on the way ${today}`);
  const round = must(
    await planRound(leaving, {
      id,
      departs: today,
      nodeIds: [...new Set(waiting.map(({ toNodeId }) => toNodeId))],
      hubId,
      carrierId,
      driverName: name,
      vehicle: '桂B·演示9',
      ...(personId ? { driverId: personId } : {}),
    }),
  );
  const aboard = must(await manifestOf(leaving, id)).stops.flatMap(({ parcels }) => parcels);
  for (const { id: shipmentId, status } of aboard)
    if (status === 'at-hub')
      must(await loadOnRound(leaving, { id: idOf(`loaded ${shipmentId}`), shipmentId, roundId: id }));
  must(await departRound(leaving, { id: idOf(`departed ${id}`), roundId: id, temperatureC: '3.9' }));
  must(await sharePosition(leaving, { roundId: id, share: true }));
  must(await setColdLimits(leaving, { roundId: id, coldest: '0', warmest: '8' }));

  const { stops } = must(await manifestOf(leaving, id));
  const [first, second] = stops;
  if (first && round.stops.length > 1) {
    const handedIds = first.parcels.filter(({ loadedAt }) => loadedAt !== null).map((parcel) => parcel.id);
    const report = { id: idOf(`stop ${id}`), roundId: id, nodeId: first.node.id, handedIds };
    must(await finishStop(ago(15), report));
  }
  const [from, to] = [first?.node, second?.node ?? first?.node];
  if (from && to) {
    const part = 0.4;
    const at = ago(2);
    const lat = from.lat + (to.lat - from.lat) * part;
    const lng = from.lng + (to.lng - from.lng) * part;
    must(await tellPosition(at, { roundId: id, at: at.now, lat, lng, accuracyM: 15 }));
  }
  const readings = ABOARD.map((celsius, index) => {
    const { now: at } = ago(LEFT_AGO - EVERY * index);
    return { id: idOf(`cold ${id} ${index}`), at, celsius, sensor: '', source: 'sensor' as const };
  }).filter(({ at }) => at <= call.now);
  must(await logTemperatures(ago(0), { roundId: id, readings }));
}
