import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nodeById } from '../nodes.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { mayActFor } from '../scope.ts';
import { dropTurnedBack, wayBackOf } from './turned-back.ts';

/**
 * A parcel that waits to be fetched stays on the shelf after all. By the people who keep the node. Refuses
 * `delivery.shipment-unknown`, `delivery.not-allowed` and `delivery.gone-back`.
 */
export async function keepAfterAll(call: Call, shipmentId: string): Promise<Outcome<void>> {
  const back = await wayBackOf(call, shipmentId);
  const node = back && (await nodeById(call, back.nodeId));
  if (!back || !node) return refuse('delivery.shipment-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  if (back.roundId !== null) return refuse('delivery.gone-back');
  await dropTurnedBack(call, shipmentId);
  return ok();
}
