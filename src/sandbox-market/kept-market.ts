import { sql } from 'kysely';
import type { Db } from '#shared/database.ts';
import { emptyMarket, type MarketState } from './market.ts';

/** What the marketplace of a demo county knew when it was asked last. Nothing else reads it. */
export async function keptMarket(db: Db, county: string): Promise<MarketState> {
  const { rows } = await sql<{ body: Record<keyof MarketState, []> }>`
    select body from sandbox_market.kept where county_id = ${county}`.execute(db);
  const body = rows[0]?.body;
  if (!body) return emptyMarket();
  return {
    listings: new Map(body.listings),
    orders: new Map(body.orders),
    refunds: new Map(body.refunds),
    moved: new Map(body.moved),
    letters: body.letters,
  };
}

export async function keepMarket(db: Db, county: string, state: MarketState): Promise<void> {
  const { listings, orders, refunds, moved, letters } = state;
  const body = JSON.stringify({
    ...{ listings: [...listings], orders: [...orders], refunds: [...refunds], moved: [...moved], letters },
  });
  await sql`
    insert into sandbox_market.kept (county_id, body) values (${county}, ${body}::jsonb)
    on conflict (county_id) do update set body = excluded.body`.execute(db);
}
