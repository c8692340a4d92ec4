import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf, daysBetween } from '#shared/instant.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nodeById } from '../nodes.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { mayActFor } from '../scope.ts';
import { shipmentById } from '../shipments.ts';
import { insertReminder } from './reminders.ts';

/**
 * Tells a buyer again that their parcel waits on the shelf; once a day, however often it is asked. By the people who keep the node. Refuses
 * `delivery.shipment-unknown`, `delivery.not-allowed`, `delivery.not-on-shelf` and `delivery.withheld`.
 */
export async function remindBuyer(call: Call, shipmentId: string): Promise<Outcome<void>> {
  const shipment = await shipmentById(call, shipmentId);
  const node = shipment && (await nodeById(call, shipment.toNodeId));
  if (!shipment || !node) return refuse('delivery.shipment-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, node.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const { status, readyAt, orderNumber: number, orderId, withheldReason: reason } = shipment;
  if (status !== 'ready' || !readyAt) return refuse('delivery.not-on-shelf', { number });
  if (reason !== null) return refuse('delivery.withheld', { number, reason });
  const day = dayOf(call.now);
  if (!(await insertReminder(call, shipmentId, day))) return ok();
  await announce(call, 'parcel-waits', {
    ...{ noticeId: newId(call.now), orderId, days: daysBetween(dayOf(readyAt), day) },
    ...{ zh: node.nameZh, en: node.nameEn },
  });
  await recordHelpedAct(call, 'keep-station', number);
  return ok();
}
