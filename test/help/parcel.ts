import { expectParcels, type OrderPaid, takeCapacity } from '#delivery';
import type { Call } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { BUS, COOP, POINT } from './network.ts';

/** A paid order of 5 kg of kumquats to the village point, leaving on Monday 1 June 2026, promised for Tuesday. */
export function paidOrder(given: Partial<OrderPaid> = {}): OrderPaid {
  const orderId = newId();
  return {
    orderId,
    number: `M${orderId.slice(-8)}`,
    sellerId: COOP,
    nodeId: POINT,
    serviceId: BUS,
    departs: '2026-06-01',
    promisedDay: '2026-06-02',
    recipient: { name: '韦美英', phone: '13900000001' },
    lines: [
      {
        lotId: newId(),
        lotCode: 'JJ-260601-1',
        gtin: '96901234567895',
        titleZh: '融安金桔',
        titleEn: "Rong'an kumquats",
        milli: 5_000,
        unit: 'kg',
      },
    ],
    grams: 5_000,
    ...given,
  };
}

/** Takes the order's place on its departure and has its parcel expected, as ordering does when it is paid. */
export async function pay(call: Call, order: OrderPaid): Promise<void> {
  const { orderId, serviceId, departs, grams } = order;
  must(await takeCapacity(call, [{ orderId, serviceId, departs, grams }]));
  await expectParcels(call, [order]);
}
