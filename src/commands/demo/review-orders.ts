import { claim, decideClaim, review } from '#ordering';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { seeded } from './seeded.ts';

const praise = [
  '新鲜，跟说的一样。',
  '皮薄，甜，家里老人也爱吃。',
  '到货比说的还早半天。',
  '扫码能看到是谁家种的，放心。',
  '称得准，多退的钱当天就到了。',
  '个头有大有小，味道都好。',
];
const complaint = ['有三个压坏了。', '比订的少了一点。', '有几颗软了。'];

/** The morning after collecting: some review what they ate, a few say what was wrong and are paid back. */
export async function reviewOrders(call: Call, actors: DemoActors): Promise<void> {
  const yesterday = addDays(dayOf(call.now), -1);
  const collected = await call.tx
    .selectFrom('ordering.vOrder')
    .select(['id', 'number', 'personId', 'sellerId', 'goodsFen'])
    .where('countyId', '=', call.county)
    .where('status', '=', 'collected')
    .where('collectedAt', '>=', instantAt(yesterday))
    .where('collectedAt', '<', instantAt(dayOf(call.now)))
    .orderBy('number')
    .execute();
  const chance = seeded(Number(yesterday.replaceAll('-', '')) + 17);
  for (const { id, personId, sellerId, goodsFen } of collected) {
    if (!personId) continue;
    const asBuyer = { ...call, actor: actors.buyer(personId).actor };
    if (chance.chance(0.05)) {
      const claimId = idOf(`claim ${id}`);
      const askedFen = Math.max(1, Math.min(600, Math.round(goodsFen / 5)));
      const made = await claim(asBuyer, {
        claimId,
        orderId: id,
        position: 1,
        reason: 'spoiled',
        words: chance.pick(complaint),
        askedFen,
      });
      if (made.ok && chance.chance(0.7)) {
        must(
          await decideClaim(
            { ...call, actor: actors.of(sellerId) },
            { claimId, grantedFen: askedFen, reason: '抱歉，照退。' },
          ),
        );
      }
    } else if (chance.chance(0.45)) {
      must(
        await review(asBuyer, {
          orderId: id,
          position: 1,
          stars: chance.pick([5, 5, 5, 4, 4, 3]),
          words: chance.pick(praise),
        }),
      );
    }
  }
}
