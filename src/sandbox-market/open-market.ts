import { randomBytes } from 'node:crypto';
import { connectPlatform } from '#channels';
import { hatsOf, personByPhone, phoneOf } from '#people';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import type { DemoSignIn } from '#shared/running.ts';
import { transact } from '#shared/transact.ts';
import { keepMarket, keptMarket } from './kept-market.ts';
import { openStall, STALL } from './open-stall.ts';
import { sandboxMarket } from './sandbox-market.ts';

/**
 * Opens the simulated marketplace beside a running demo server, where the co-op one may sign in for has a stall.
 *
 * @param url where the server answers on this machine, e.g. `http://127.0.0.1:3000`
 */
export async function openMarket(parts: {
  db: Db;
  county: string;
  url: string;
  clock: () => Date;
  signIns: readonly DemoSignIn[];
}): Promise<(request: Request) => Response | Promise<Response>> {
  const { db, county, url, clock, signIns } = parts;
  const key = randomBytes(32).toString('hex');
  const hookUrl = `${url}/api/platforms/${STALL}/messages`;
  const doors = { apiUrl: `${url}/sandbox-market`, hookUrl, key };
  await transact(db, { county, now: clock(), actor: platform }, async (call) => {
    const known = await call.tx
      .selectFrom('channels.platform')
      .select(['code', 'nameZh', 'nameEn', 'sellerId', 'nodeId'])
      .where('countyId', '=', county)
      .where('code', '=', STALL)
      .executeTakeFirst();
    if (known) return must(await connectPlatform(call, { ...known, ...doors }));
    const sellerId = await coopOf(call, signIns);
    if (sellerId !== undefined) await openStall(call, { sellerId, ...doors });
  });
  const app = sandboxMarket({
    ...{ key, hookUrl, clock, post: 'prompt' },
    state: await keptMarket(db, county),
    keep: (state) => keepMarket(db, county, state),
  });
  return (request) => {
    const inside = new URL(request.url);
    inside.pathname = inside.pathname.slice('/sandbox-market'.length) || '/';
    return app.fetch(new Request(inside, request));
  };
}

async function coopOf(call: Call, signIns: readonly DemoSignIn[]): Promise<string | undefined> {
  for (const { phone } of signIns) {
    const person = await personByPhone(call, phoneOf(phone) ?? phone);
    const hats = person ? await hatsOf(call, person.id) : [];
    const staff = hats.find(({ role }) => role === 'coop-staff');
    if (staff) return staff.organisation.id;
  }
  return undefined;
}
