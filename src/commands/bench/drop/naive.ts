import { placeAtOnce } from '#ordering';
import { takeNotices } from '#paying';
import { platform, visitor } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { newId } from '../../../shared/id.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';
import type { Wanted } from './crowd.ts';

const LANES = 16;
const COUNTY = '450224';

/** Paid orders a second when each order and each notice has a transaction of its own, over 16 connections and without HTTP. */
export async function naiveRate(db: Db, goods: readonly Wanted[], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let paid = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const wanted = goods[paid % goods.length] as Wanted;
      const order = { ...wanted, milli: 1_000, checkoutId: newId(), actor: visitor, lang: 'zh' as const };
      const caller = () => ({ county: COUNTY, now: new Date(), actor: platform });
      const [answer] = await transact(db, caller(), (call) =>
        placeAtOnce(call, [{ ...order, name: '李小红', phone: '13800138000' }]),
      );
      if (!answer) throw new Error('no answer');
      const paymentId = must(answer).payUrl.slice('/pay/'.length);
      const reference = `N-${paymentId}`;
      const told = {
        kind: 'paid' as const,
        id: `n-${reference}`,
        paymentId,
        reference,
        amountFen: wanted.agreedFen,
      };
      await transact(db, caller(), (call) => takeNotices(call, [{ ...told, at: new Date().toISOString() }]));
      paid += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return paid / seconds;
}
