import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent, shipmentThing } from '#tracing';
import { nodeById } from '../nodes.ts';
import { scannedAt } from '../record-scans.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { mayActFor } from '../scope.ts';
import { shipmentsByIds } from '../shipments.ts';
import type { SendIn } from './send-in.ts';
import { deleteSentIn } from './sent-in.ts';

/**
 * What a keeper has given to a vehicle stays here after all (EPCIS unloading): it was ticked by mistake, or the bus had no room. What the hub
 * has received is passed over; sent twice it is once. By the people who keep the node. Refuses `delivery.node-unknown` and
 * `delivery.not-allowed`.
 */
export async function takeOff(
  call: Call,
  input: Omit<SendIn, 'vehicle'>,
): Promise<Outcome<{ readonly back: number }>> {
  const node = await nodeById(call, input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const back = await shipmentsByIds(call, await deleteSentIn(call, node.id, input.shipmentIds));
  if (back.length === 0) return ok({ back: 0 });
  await recordEvent(call, {
    ...{ id: input.id, at: scannedAt(call, input.at), bizStep: 'unloading', disposition: 'in_progress' },
    location: placeUri('node', node.id),
    what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: back.map(({ sscc }) => shipmentThing(sscc)) },
  });
  await recordHelpedAct(call, 'keep-station', back.map(({ orderNumber }) => orderNumber).join(' '));
  return ok({ back: back.length });
}
