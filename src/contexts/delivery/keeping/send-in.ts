import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent, shipmentThing } from '#tracing';
import { nodeById } from '../nodes.ts';
import { parcelsGoingOut } from '../parcels.ts';
import { scannedAt } from '../record-scans.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { mayActFor } from '../scope.ts';
import { givenBefore, insertSentIn } from './sent-in.ts';

export interface SendIn {
  readonly id: string;
  readonly nodeId: string;
  readonly shipmentIds: readonly string[];
  /** Which vehicle takes them, as the keeper calls it. */
  readonly vehicle: string;
  readonly at?: Date;
}

/**
 * A keeper gives labelled goods of the place's sellers to a bus or van towards the hub (EPCIS loading, in transit). Sent twice it is once.
 * By the people who keep the node. Refuses `delivery.node-unknown`, `delivery.not-allowed` and `delivery.nothing-to-send`.
 */
export async function sendIn(call: Call, input: SendIn): Promise<Outcome<{ readonly given: number }>> {
  const node = await nodeById(call, input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const waiting = (await parcelsGoingOut(call, node.placeCode, dayOf(call.now))).filter(
    ({ id, status }) => status === 'packed' && input.shipmentIds.includes(id),
  );
  if (waiting.length === 0) {
    const before = await givenBefore(call, node.id, input.shipmentIds);
    return before ? ok({ given: 0 }) : refuse('delivery.nothing-to-send');
  }
  const at = scannedAt(call, input.at);
  const vehicle = input.vehicle.trim().slice(0, 40);
  const given = await insertSentIn(
    call,
    waiting.map(({ id: shipmentId }) => ({ id: newId(call.now), shipmentId, nodeId: node.id, vehicle, at })),
  );
  const taken = waiting.filter(({ id }) => given.includes(id));
  if (taken.length === 0) return ok({ given: 0 });
  await recordEvent(call, {
    ...{ id: input.id, at, bizStep: 'loading', disposition: 'in_transit' },
    location: placeUri('node', node.id),
    what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: taken.map(({ sscc }) => shipmentThing(sscc)) },
  });
  await recordHelpedAct(call, 'keep-station', taken.map(({ orderNumber }) => orderNumber).join(' '));
  return ok({ given: taken.length });
}
