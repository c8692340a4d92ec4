import type { Call } from '#shared/call.ts';
import { newDigits, newId } from '#shared/id.ts';
import { reading } from '#shared/pinyin.ts';
import { checkDigit } from '#tracing';
import { whichGaveBack } from './holds.ts';
import { DEMO_COMPANY_PREFIX, sscc } from './kernel/sscc.ts';
import { companyPrefix } from './label-prefix.ts';
import type { OrderPaid } from './order-facts.ts';
import { insertShipments, nextSerials, shipmentsOfOrders } from './shipments.ts';

/**
 * Paid orders become expected shipments, each with a label number and a collection code. Heard twice, one stays one. An order
 * that has given its place back was cancelled before we heard that it was paid: nothing is expected.
 */
export async function onOrdersPaid(call: Call, orders: readonly OrderPaid[]): Promise<void> {
  const gaveBack = await whichGaveBack(
    call,
    orders.map(({ orderId }) => orderId),
  );
  const prefix = (await companyPrefix(call)) ?? DEMO_COMPANY_PREFIX;
  // Another parcel at a node may have the same code: then the insert passes it over, and new digits are drawn.
  let left: readonly OrderPaid[] = orders.filter(({ orderId }) => !gaveBack.has(orderId));
  while (left.length > 0) {
    left = await withoutShipment(call, left);
    const serials = await nextSerials(call, left.length);
    await insertShipments(
      call,
      left.map((order, place) => ({
        id: newId(call.now),
        sscc: sscc(prefix, serials[place] ?? 0, checkDigit),
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
        lines: order.lines,
      })),
    );
  }
}

async function withoutShipment(call: Call, orders: readonly OrderPaid[]): Promise<readonly OrderPaid[]> {
  const shipments = await shipmentsOfOrders(
    call,
    orders.map(({ orderId }) => orderId),
  );
  const expected = new Set(shipments.map(({ orderId }) => orderId));
  return orders.filter(({ orderId }) => !expected.has(orderId));
}
