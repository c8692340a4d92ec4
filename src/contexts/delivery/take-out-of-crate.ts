import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent, shipmentThing } from '#tracing';
import { contentsOfCrate, crateById, takenOut } from './crates.ts';
import { nodeById } from './nodes.ts';
import { scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { shipmentsByIds } from './shipments.ts';

/**
 * Parcels come out of a crate, one or all that are in it (EPCIS AggregationEvent, DELETE): at its node when it has arrived, or at the
 * hub when one was packed by mistake. Answers how many came out; sent again, none do. By the people who keep either. Refuses
 * `delivery.crate-unknown`, `delivery.not-allowed` and `delivery.not-in-crate`.
 */
export async function takeOutOfCrate(
  call: Call,
  input: { readonly id: string; readonly crateId: string; readonly shipmentId?: string; readonly at?: Date },
): Promise<Outcome<number>> {
  const crate = await crateById(call, input.crateId);
  if (!crate) return refuse('delivery.crate-unknown');
  const at = scannedAt(call, input.at);
  // The nearer one first: whoever keeps both is where the crate goes.
  const ends = [await nodeById(call, crate.toNodeId), await nodeById(call, crate.hubId)];
  const here = ends.find((node) => node && mayActFor(call.actor, node.organisationId));
  if (!here || !may(call.actor, rights['pack-crates'])) return refuse('delivery.not-allowed');
  const contents = await contentsOfCrate(call, crate.id);
  if (input.shipmentId && !contents.some(({ shipmentId }) => shipmentId === input.shipmentId)) {
    return refuse('delivery.not-in-crate', { crate: crate.sscc.slice(-6) });
  }
  const wanted = input.shipmentId ? [input.shipmentId] : contents.map(({ shipmentId }) => shipmentId);
  const out = await shipmentsByIds(call, await takenOut(call, crate.id, wanted, at));
  if (out.length === 0) return ok(0);
  await recordEvent(call, {
    id: input.id,
    at,
    bizStep: 'unpacking',
    disposition: 'in_progress',
    location: placeUri('node', here.id),
    what: {
      type: 'AggregationEvent',
      action: 'DELETE',
      parent: shipmentThing(crate.sscc),
      epcs: out.map(({ sscc }) => shipmentThing(sscc)),
    },
  });
  await recordHelpedAct(call, 'pack-crates', out.map(({ orderNumber }) => orderNumber).join(' '));
  return ok(out.length);
}
