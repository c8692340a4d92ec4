import { packOrder } from '#ordering';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { milli } from '#shared/quantity.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { seeded } from './seeded.ts';

/** Everything that leaves today is packed; what is paid by weight goes over the scale, and never weighs just what was guessed. */
export async function packOrders(call: Call, actors: DemoActors): Promise<void> {
  const orders = await call.tx
    .selectFrom('ordering.vOrder')
    .select(['id', 'sellerId'])
    .where('countyId', '=', call.county)
    .where('status', '=', 'paid')
    .where('departs', '<=', dayOf(call.now))
    .orderBy('number')
    .execute();
  for (const [number, { id, sellerId }] of orders.entries()) {
    const lines = await call.tx
      .selectFrom('ordering.vOrderLine')
      .select(['position', 'quantity', 'pieceKg'])
      .where('countyId', '=', call.county)
      .where('orderId', '=', id)
      .where('form', '=', 'piece-by-weight')
      .execute();
    const chance = seeded(number * 7_349 + Number(dayOf(call.now).replaceAll('-', '')));
    const weighed = lines.map(({ position, quantity, pieceKg }) => ({
      position,
      grams: Math.round((milli(quantity) / 1000) * milli(pieceKg ?? '1') * (0.92 + chance.next() * 0.14)),
    }));
    must(
      await packOrder(
        { ...call, actor: actors.of(sellerId) },
        { packingId: idOf(`packing ${id}`), orderId: id, lines: weighed },
      ),
    );
  }
}
