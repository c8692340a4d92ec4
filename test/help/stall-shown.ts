import { limitListing, takeMessage } from '#channels';
import { openStall, STALL } from '../../src/sandbox-market/open-stall.ts';
import { type Call, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { must } from '../../src/shared/outcome.ts';
import { seconds, sign } from '../../src/shared/signature.ts';
import { transact } from '../../src/shared/transact.ts';

const KEY = 'of both sides';

/** A seller's stall on a platform as it looks when something has happened: an order taken, one not taken, one called off, and differences. */
export async function showStall(db: Db, seller: { county: string; now: Date; sellerId: string }) {
  const { county, now, sellerId } = seller;
  const run = <T>(verb: (call: Call) => Promise<T>) => transact(db, { county, now, actor: platform }, verb);
  await run((call) =>
    openStall(call, { sellerId, key: KEY, apiUrl: 'http://127.0.0.1:1', hookUrl: 'http://127.0.0.1:1' }),
  );
  const [listing] = await db
    .selectFrom('channels.listing')
    .select('sku')
    .where('platform', '=', STALL)
    .execute();
  const sku = listing?.sku ?? '';
  await run((call) => limitListing(call, { platform: STALL, sku, mostPacks: 20 }));
  const tell = async (number: string, packs: number, status: 'paid' | 'cancelled') => {
    const order = {
      ...{ number, status, at: now.toISOString(), name: '李小红', phone: '13877321234' },
      ...{ lines: [{ sku, packs, packFen: 1_500 }], freightFen: 600, totalFen: packs * 1_500 + 600 },
    };
    const body = JSON.stringify({ kind: 'order', id: `${number} ${status}`, order });
    const at = seconds(now);
    const headers = new Headers({ 'market-at': String(at), 'market-sign': sign(KEY, at, body) });
    must(await run((call) => takeMessage(call, { platform: STALL, body, headers })));
  };
  await tell('MK0001', 1, 'paid');
  await tell('MK0002', 9_000, 'paid');
  await tell('MK0003', 2, 'cancelled');
  await db
    .updateTable('channels.listing')
    .set({ theirPacks: 12, toldPacksThen: 10, theirFen: 1_600, toldFenThen: 1_500, seenAt: now })
    .where('sku', '=', sku)
    .execute();
}
