import { sql } from 'kysely';
import { addToBasket } from '#ordering';
import { type Actor, visitor } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { newId } from '../../../shared/id.ts';
import { must } from '../../../shared/outcome.ts';
import { transact } from '../../../shared/transact.ts';

const COUNTY = '450224';
const PHONE = '10000000008';
const SAMPLE = 20;

/** A kind of page, at addresses of several of that kind. */
export interface ShopPage {
  readonly name: string;
  readonly paths: readonly string[];
  readonly cookie?: string;
}

/** The shop's pages, as a visitor and as a buyer who is signed in sees them. */
export async function shopPages(db: Db, { personId, cookie }: Buyer): Promise<ShopPage[]> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(db)).rows.map(({ id }) => id);
  const offers = await ids(sql`
    select o.id from selling.offer o where o.county_id = ${COUNTY} and o.product_code like 'trial-%'
    and not exists (select from selling.drop d where d.county_id = o.county_id and d.offer_id = o.id) order by md5(o.id::text) limit ${SAMPLE}`);
  const drops = await ids(
    sql`select offer_id as id from selling.drop where county_id = ${COUNTY} order by offer_id limit ${SAMPLE}`,
  );
  const cycles = await ids(sql`
    select id from groupbuying.cycle where county_id = ${COUNTY} and status = 'open' and title_zh like '试销%' order by id limit ${SAMPLE}`);
  const makers = await ids(sql`
    select id from people.organisation where county_id = ${COUNTY} and name_zh like '试销户%' order by id limit ${SAMPLE}`);
  const labels = await ids(sql`
    select '/01/' || p.gtin || '/10/' || l.code as id from origin.lot l
    join origin.product p on p.county_id = l.county_id and p.code = l.product_code
    where l.county_id = ${COUNTY} and l.product_code not like 'trial-%' and l.sold > 0 order by l.id limit ${SAMPLE}`);
  const orders = await ids(sql`
    select '/order/' || number as id from ordering."order" where county_id = ${COUNTY} and person_id = ${personId}
    order by id desc limit 10`);
  const basket = await filledBasket(db, offers.slice(0, 5));
  const each = (path: string, found: readonly string[]) => found.map((id) => path + id);
  return [
    { name: 'front', paths: ['/'] },
    {
      name: 'everything of a kind',
      paths: ['fruit', 'vegetable', 'tea'].map((kind) => `/search?category=${kind}`),
    },
    {
      name: 'search',
      paths: ['试销品7', 'trial', '金桔'].map((words) => `/search?q=${encodeURIComponent(words)}`),
    },
    { name: 'season', paths: ['/season'] },
    { name: 'product', paths: each('/p/', offers) },
    { name: 'drop', paths: each('/drop/', drops) },
    { name: 'groups', paths: ['/groups'] },
    { name: 'a group', paths: each('/groups/', cycles) },
    { name: 'maker', paths: each('/maker/', makers) },
    { name: 'label', paths: labels },
    { name: 'basket', paths: ['/basket'], cookie: `basket=${basket}` },
    { name: 'own orders', paths: ['/orders'], cookie },
    { name: 'an order', paths: orders, cookie },
    { name: 'own page', paths: ['/me'], cookie },
  ];
}

async function filledBasket(db: Db, offers: readonly string[]): Promise<string> {
  const caller = { county: COUNTY, now: new Date(), actor: visitor satisfies Actor };
  return transact(db, caller, async (call) => {
    let basketId: string | undefined;
    for (const offerId of offers)
      basketId = must(await addToBasket(call, { basketId, offerId, milli: 1_000 })).basketId;
    return basketId ?? '';
  });
}

/** A buyer of the demo county who is signed in on one device. */
export interface Buyer {
  readonly personId: string;
  readonly cookie: string;
}

export async function signedInBuyer(db: Db): Promise<Buyer> {
  const { id: personId } = await db
    .selectFrom('people.person')
    .select('id')
    .where('countyId', '=', COUNTY)
    .where('phone', 'like', `%${PHONE}`)
    .executeTakeFirstOrThrow();
  const now = new Date();
  const [userId, token] = [`user-${personId}`, newId(now)];
  await db
    .insertInto('auth.user')
    .values({ id: userId, name: '', email: `${userId}@phone.invalid`, emailVerified: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.updateTable('people.person').set({ authUserId: userId }).where('id', '=', personId).execute();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db
    .insertInto('auth.session')
    .values({ id: newId(now), userId, token, createdAt: now, updatedAt: now, expiresAt })
    .execute();
  return { personId, cookie: `maidehao.session_token=${token}.signature` };
}
