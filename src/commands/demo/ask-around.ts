import { answerForLot, decideLot, readOrder } from '#ordering';
import type { Call } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';

/**
 * Where somebody found goods bad, others who collected of the same lot say how theirs is; for the lot most of them told about, its seller
 * decides once for all.
 */
export async function askAround(call: Call, actors: DemoActors): Promise<void> {
  const bought = await call.tx
    .selectFrom('ordering.vClaim as c')
    .innerJoin('ordering.vOrderLineLot as l', (join) =>
      join
        .onRef('l.countyId', '=', 'c.countyId')
        .onRef('l.orderId', '=', 'c.orderId')
        .onRef('l.position', '=', 'c.position'),
    )
    .innerJoin('ordering.vOrderLineLot as d', (join) =>
      join.onRef('d.countyId', '=', 'l.countyId').onRef('d.lotId', '=', 'l.lotId'),
    )
    .innerJoin('ordering.vOrder as o', (join) =>
      join.onRef('o.countyId', '=', 'd.countyId').onRef('o.id', '=', 'd.orderId'),
    )
    .select(['d.lotId', 'o.number', 'o.personId', 'o.sellerId'])
    .distinct()
    .where('c.countyId', '=', call.county)
    .where('o.status', '=', 'collected')
    .whereRef('o.id', '<>', 'c.orderId')
    .orderBy('d.lotId')
    .orderBy('o.number')
    .execute();
  const lots = [...Map.groupBy(bought, ({ lotId }) => lotId)].toSorted(([, a], [, b]) => b.length - a.length);
  for (const [place, [lotId, buyers]] of lots.slice(0, 3).entries()) {
    for (const [index, { number, personId }] of buyers.slice(0, 4).entries()) {
      if (personId) await answer(call, actors, { number, personId, fine: index !== 1 });
    }
    const sellerId = buyers[0]?.sellerId;
    if (place > 0 || sellerId === undefined) continue;
    must(
      await decideLot(
        { ...call, actor: actors.of(sellerId) },
        {
          ...{ decisionId: idOf(`lot decision ${lotId}`), lotId, reach: 'claimed', basisPoints: 3_000 },
          ...{ borneBy: 'seller', reason: '这一批有些压伤，说有问题的每位退三成。' },
        },
      ),
    );
  }
}

async function answer(
  call: Call,
  actors: DemoActors,
  { number, personId, fine }: { readonly number: string; readonly personId: string; readonly fine: boolean },
): Promise<void> {
  const asBuyer = { ...call, actor: actors.buyer(personId).actor };
  const { order, questions } = must(await readOrder(asBuyer, { number }));
  for (const { id: questionId, position } of questions) {
    const claimId = idOf(`joins ${questionId} ${order.id} ${position}`);
    must(await answerForLot(asBuyer, { orderId: order.id, questionId, position, fine, claimId }));
  }
}
