import { enterForLine, linesToWeigh } from '#ordering';
import type { Call } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { seeded } from './seeded.ts';

const HOUSEHOLDS = 3;

/** Some growers have weighed what they will bring next, and one is short of something; the others have not yet. */
export async function weighAhead(call: Call, actors: DemoActors): Promise<void> {
  const growers = await call.tx
    .selectFrom('ordering.vOrderLineLot as d')
    .innerJoin('ordering.vOrder as o', (join) =>
      join.onRef('o.countyId', '=', 'd.countyId').onRef('o.id', '=', 'd.orderId'),
    )
    .select('d.producerId')
    .distinct()
    .where('o.countyId', '=', call.county)
    .where('o.status', '=', 'paid')
    .orderBy('d.producerId')
    .limit(HOUSEHOLDS)
    .execute();
  const chance = seeded(104_729);
  for (const { producerId } of growers) {
    const actor = actors.of(producerId);
    const asGrower = { ...call, actor: { ...actor, roles: ['grower' as const] } };
    const lines = must(await linesToWeigh(asGrower));
    for (const { orderId, line } of lines.slice(0, 2)) {
      const { position, quantity, terms } = line;
      const kg = quantity.unit === 'jin' ? quantity.milli / 2 : quantity.milli;
      const mass = terms.pieceGrams === undefined ? kg : (quantity.milli * terms.pieceGrams) / 1000;
      const grams = Math.round(mass * (0.96 + chance.next() * 0.05));
      const weighed = quantity.unit === 'piece' && terms.form !== 'piece-by-weight' ? {} : { grams };
      must(await enterForLine(asGrower, { orderId, line: { position, ...weighed } }));
    }
  }
}
