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
  const lines = await call.tx
    .selectFrom('ordering.vOrderLine as l')
    .innerJoin('ordering.vOrder as o', (join) =>
      join.onRef('o.countyId', '=', 'l.countyId').onRef('o.id', '=', 'l.orderId'),
    )
    .select(['l.orderId', 'l.position', 'l.quantity', 'l.pieceKg'])
    .where('o.countyId', '=', call.county)
    .where('o.status', '=', 'paid')
    .where('o.departs', '<=', dayOf(call.now))
    .where('l.form', '=', 'piece-by-weight')
    .orderBy('l.position')
    .execute();
  const linesOf = Map.groupBy(lines, (line) => line.orderId);
  for (const [number, { id, sellerId }] of orders.entries()) {
    const chance = seeded(number * 7_349 + Number(dayOf(call.now).replaceAll('-', '')));
    // Now and then the fruit is heavier than what was paid ahead, and the buyer is asked.
    const heavy = chance.chance(0.15) ? 0.12 : 0;
    const weighed = (linesOf.get(id) ?? []).map(({ position, quantity, pieceKg }) => ({
      position,
      grams: Math.round(
        (milli(quantity) / 1000) * milli(pieceKg ?? '1') * (0.92 + chance.next() * 0.14 + heavy),
      ),
      askMore: heavy > 0,
    }));
    must(
      await packOrder(
        { ...call, actor: actors.of(sellerId) },
        { packingId: idOf(`packing ${id}`), orderId: id, lines: weighed },
      ),
    );
  }
}
