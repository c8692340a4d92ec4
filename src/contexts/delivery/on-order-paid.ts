import type { Call } from '#shared/call.ts';
import { newDigits, newId } from '#shared/id.ts';
import { reading } from '#shared/pinyin.ts';
import { checkDigit } from '#tracing';
import { gaveBack } from './holds.ts';
import { DEMO_COMPANY_PREFIX, sscc } from './kernel/sscc.ts';
import { companyPrefix } from './label-prefix.ts';
import type { OrderPaid } from './order-facts.ts';
import { insertShipment, nextSerial, shipmentOfOrder } from './shipments.ts';

/**
 * A paid order becomes an expected shipment with a label number and a collection code. Heard twice, it stays one. An order
 * that has given its place back was cancelled before we heard that it was paid: nothing is expected.
 */
export async function onOrderPaid(call: Call, order: OrderPaid): Promise<void> {
  if (await gaveBack(call, order.orderId)) return;
  const prefix = (await companyPrefix(call)) ?? DEMO_COMPANY_PREFIX;
  // Another parcel at this node may have the same code: then the insert writes nothing, and new digits are drawn.
  while (!(await shipmentOfOrder(call, order.orderId))) {
    await insertShipment(
      call,
      {
        id: newId(call.now),
        sscc: sscc(prefix, await nextSerial(call), checkDigit),
        orderId: order.orderId,
        orderNumber: order.number,
        fromId: order.sellerId,
        toNodeId: order.nodeId,
        serviceId: order.serviceId,
        departs: order.departs,
        promisedDay: order.promisedDay,
        grams: order.grams,
        recipientName: order.recipient.name,
        recipientPinyin: reading(order.recipient.name, 'name'),
        recipientPhone: order.recipient.phone,
        collectionCode: newDigits(6),
      },
      order.lines,
    );
  }
}
