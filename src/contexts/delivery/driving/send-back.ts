import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nodeById } from '../nodes.ts';
import { scannedAt } from '../record-scans.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { mayActFor } from '../scope.ts';
import { shipmentById } from '../shipments.ts';
import { tellTurnedBack } from './tell-turned-back.ts';
import { insertTurnedBack } from './turned-back.ts';

export interface SendBack {
  readonly id: string;
  readonly nodeId: string;
  readonly shipmentId: string;
  readonly reason: 'refused' | 'uncollected' | 'damaged';
  readonly note?: string;
  readonly at?: Date;
}

/**
 * A parcel on a keeper's shelf is to go back: the next driver who stops there fetches it. Until then it can still be collected. By the
 * people who keep the node. Refuses `delivery.node-unknown`, `delivery.not-allowed`, `delivery.shipment-unknown` and
 * `delivery.not-on-shelf`.
 */
export async function sendBack(call: Call, input: SendBack): Promise<Outcome<void>> {
  const node = await nodeById(call, input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  const { status, toNodeId, orderNumber: number } = shipment;
  if (toNodeId !== node.id || (status !== 'at-station' && status !== 'ready')) {
    return refuse('delivery.not-on-shelf', { number });
  }
  const said = {
    ...{ reportId: input.id, nodeId: node.id, roundId: null, reason: input.reason },
    ...{ note: input.note?.trim() ?? '', at: scannedAt(call, input.at), shipmentIds: [shipment.id] },
  };
  if ((await insertTurnedBack(call, said)) > 0) await tellTurnedBack(call, said);
  return ok();
}
