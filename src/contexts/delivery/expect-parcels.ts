import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { reading } from '#shared/pinyin.ts';
import { checkDigit } from '#tracing';
import { DEMO_COMPANY_PREFIX, sscc } from './kernel/sscc.ts';
import { companyPrefix } from './label-prefix.ts';
import { newCollectionCodes } from './new-collection-codes.ts';
import type { OrderPaid } from './order-facts.ts';
import { insertShipments, nextSerials } from './shipments.ts';

/**
 * Makes paid orders' parcels, each with a label number and a collection code. Belongs into the transaction that makes the orders paid: there is
 * no paid order without its parcel, and none has two. Throws when an order has one.
 */
export async function expectParcels(call: Call, orders: readonly OrderPaid[]): Promise<void> {
  const prefix = (await companyPrefix(call)) ?? DEMO_COMPANY_PREFIX;
  const serials = await nextSerials(call, orders.length);
  const codes = await newCollectionCodes(
    call,
    orders.map(({ nodeId }) => nodeId),
  );
  await insertShipments(
    call,
    orders.map((order, place) => ({
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
      collectionCode: codes[place] ?? '',
      lines: order.lines,
    })),
  );
}
