import { sql } from 'kysely';
import { dropForm, leaveLine, serveWaiting, waitForDrop } from '#ordering';
import { releaseStock, reserveStock, type StockLine, voidCertificate } from '#origin';
import { chooseCashier, holdAccounts, openPayments, setMerchant } from '#paying';
import { fillLine, offerById, setDrop } from '#selling';
import { platform, visitor as visitorActor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { addDays, dayOf } from '../../src/shared/instant.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { signedIn } from '../help/village.ts';
import { type Visitor, visitor } from '../help/visitor.ts';
import type { Stop } from '../help/walk-pages.ts';
import { openWechatPay } from '../help/wechat-pay.ts';
import { adoptionStops } from './adoption-stops.ts';
import { performanceStops } from './performance-stops.ts';
import { wholesaleStops } from './wholesale-stops.ts';

const COUNTY = '450224';

/**
 * An address of every page that anybody may open or that a buyer comes to, in each state that looks different, found in the
 * demo county or brought about by the forms people send.
 */
export async function publicStops(db: Db, url: string, now: Date): Promise<Record<string, readonly Stop[]>> {
  const buyer = await cookieOf(db, '10000000008', now);
  const grower = await cookieOf(db, '10000000001', now);
  const keys = ['/passkey.js'];

  const offers = await firstOfEach(
    db.selectFrom('selling.offer').select(['form as kind', 'id']).where('status', '=', 'on').orderBy('id'),
  );
  const makers = await firstOfEach(db.selectFrom('people.organisation').select(['kind', 'id']).orderBy('id'));
  const orders = await firstOfEach(
    db
      .selectFrom('ordering.order')
      .select(['status as kind', sql<string>`number || '?t=' || token`.as('id')])
      .orderBy('ordering.order.id'),
  );
  const lots = await db
    .selectFrom('origin.vLot')
    .select(['code', 'gtin', 'certificateId', 'certificateNumber'])
    .where('certificateId', 'is not', null)
    .orderBy('id')
    .limit(2)
    .execute();
  const [lot, worse] = lots;
  if (!lot || !worse?.certificateId) throw new Error('the demo county has no certified lots');
  const voided = { certificateId: worse.certificateId, reason: '数量写错了' };
  await transact(db, { county: COUNTY, now, actor: platform }, async (call) =>
    must(await voidCertificate(call, voided)),
  );

  const cycles = await firstOfEach(
    db
      .selectFrom('groupbuying.cycle')
      .select(['status as kind', 'id'])
      .orderBy('number', 'desc')
      .orderBy('id'),
  );
  const { offerId } = await db
    .selectFrom('groupbuying.cycleItem')
    .select('offerId')
    .where('cycleId', '=', cycles.open ?? '')
    .orderBy('position')
    .executeTakeFirstOrThrow();

  const { sscc } = await db
    .selectFrom('delivery.shipment')
    .select('sscc')
    .where('status', '=', 'collected')
    .orderBy('id')
    .executeTakeFirstOrThrow();

  const published = await db
    .selectFrom('region.fundPlan')
    .select('id')
    .where('publishedAt', 'is not', null)
    .execute();

  const described = await db.selectFrom('region.site').select('applicationId as id').execute();
  const villageVotes = await db.selectFrom('region.villageVote').select('id').orderBy('id').execute();

  const guest = visitor(url);
  await fillBasket(guest, offers);
  const basket = headerOf(guest);
  const unpaid = await placed(url, offers);
  const inWechat = await payByWechat(db, now);
  const scanned = await placed(url, offers);
  const awaited = visitor(url);
  await awaited.open('/sign-in');
  await awaited.send('/sign-in?/code', { phone: '10000000009' });

  const drops = await openDrops(db, offers['by-weight'], now);
  const pointChosen = `node=${drops.node}`;

  return {
    '/(shop)': [{ path: '/' }, { path: '/', cookie: buyer }],
    '/(shop)/season': [{ path: '/season' }],
    '/(shop)/search': [
      ...['金桔', 'lizhi', 'jj', 'kumquat', 'nothing like it'].map((q) => ({
        path: `/search?q=${encodeURIComponent(q)}`,
      })),
      { path: '/search' },
      { path: '/search?category=fruit' },
    ],
    '/(shop)/p/[offer]': [...Object.values(offers), ...drops.offers].map((id) => ({ path: `/p/${id}` })),
    '/(shop)/drop/[offer]': drops.offers.flatMap((id, place) => {
      const scripts = place === 0 ? ['/countdown.js'] : [];
      return [
        { path: `/drop/${id}`, scripts },
        { path: `/drop/${id}`, cookie: pointChosen, scripts },
      ];
    }),
    '/(shop)/drop/[offer]/place/[id]': drops.places.map((id) => ({
      path: `/drop/${drops.offers[1]}/place/${id}`,
    })),
    '/(shop)/groups': [
      { path: '/groups' },
      { path: `/groups?offer=${offerId}` },
      { path: `/groups?offer=${cycles.open}` },
    ],
    '/(shop)/groups/[cycle]': [
      { path: `/groups/${cycles.open}` },
      { path: `/groups/${cycles.open}?q-${offerId}=2#pay`, cookie: buyer },
      { path: `/groups/${cycles.open}?q-${offerId}=9999#pay` },
      { path: `/groups/${cycles.made}` },
      { path: '/groups/none', status: 404 },
    ],
    '/(shop)/maker/[id]': [{ path: `/maker/${makers.household}` }, { path: `/maker/${makers.coop}` }],
    '/(shop)/collect': [{ path: '/collect' }, { path: '/collect?q=dajiang' }, { path: '/collect?q=zzz' }],
    '/(shop)/basket': [{ path: '/basket' }, { path: '/basket', cookie: basket }],
    '/(shop)/checkout': [{ path: '/checkout' }, { path: '/checkout', cookie: basket }],
    '/(shop)/order': [{ path: '/order' }],
    '/(shop)/order/[number]': [
      ...Object.values(orders).map((id) => ({ path: `/order/${id}`, scripts: ['/arriving.js'] })),
      { path: `/order/${unpaid.order}` },
    ],
    '/(shop)/order/[number]/paid': [{ path: `/order/${unpaid.order.replace('?', '/paid?')}` }],
    '/(shop)/pay/[payment]': [{ path: scanned.cashier }],
    '/(shop)/pay/[payment]/window': [
      { path: `/pay/${inWechat}/window?code=x`, userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.60' },
    ],
    ...(await adoptionStops(db, buyer)),
    ...(await wholesaleStops(db, { trader: buyer, stranger: grower })),
    '/(shop)/orders': [
      { path: '/orders', cookie: buyer },
      { path: '/orders', cookie: grower },
    ],
    '/(shop)/me': [
      { path: '/me', cookie: buyer },
      { path: '/me', cookie: grower },
    ],
    '/(shop)/me/erase': [{ path: '/me/erase', cookie: buyer }],
    '/(shop)/me/helpers': [{ path: '/me/helpers', cookie: grower }],
    '/(shop)/me/helping': [{ path: '/me/helping', cookie: buyer }],
    '/(shop)/me/security': [{ path: '/me/security', cookie: buyer, scripts: keys }],
    '/(open)/01/[gtin]/10/[lot]': lots.map(({ gtin, code }) => ({ path: `/01/${gtin}/10/${code}` })),
    '/(open)/00/[sscc]': [{ path: `/00/${sscc}` }, { path: '/00/995200099999999997', status: 404 }],
    '/(open)/certificate/[number]': lots.map((each) => ({ path: `/certificate/${each.certificateNumber}` })),
    '/(open)/figures': [{ path: '/figures' }],
    ...(await performanceStops(db)),
    '/(open)/sites': [{ path: '/sites' }],
    '/(open)/sites/[site]': [
      ...described.map(({ id }) => ({ path: `/sites/${id}` })),
      { path: '/sites/none', status: 404 },
    ],
    '/(open)/votes': [{ path: '/votes' }],
    '/(open)/votes/[vote]': [
      ...villageVotes.flatMap(({ id }) => [
        { path: `/votes/${id}` },
        { path: `/votes/${id}`, cookie: grower },
        { path: `/votes/${id}`, cookie: buyer },
      ]),
      { path: '/votes/none', status: 404 },
    ],
    '/(open)/funds': [{ path: '/funds' }],
    '/(open)/funds/[plan]': [
      ...published.map(({ id }) => ({ path: `/funds/${id}` })),
      { path: '/funds/none', status: 404 },
    ],
    '/(open)/api': [{ path: '/api' }],
    '/(open)/settings': [{ path: '/settings' }],
    '/(open)/style': [{ path: '/style' }],
    '/(open)/refused': [{ path: '/desk/lots', cookie: buyer, status: 403 }],
    '/(open)/sign-in': [
      { path: '/sign-in', scripts: keys },
      { path: '/sign-in', cookie: buyer, scripts: keys },
    ],
    '/(open)/sign-in/code': [{ path: '/sign-in/code', cookie: headerOf(awaited) }],
    '/(open)/sign-in/password': [{ path: '/sign-in/password', scripts: keys }],
    'no such page': [
      { path: '/no-such-page', status: 404 },
      { path: '/order/none', status: 404 },
    ],
    'the sandbox cashier': [{ path: unpaid.cashier, elsewhere: true }],
  };
}

/** From now on the county is paid through WeChat Pay, which is on another machine. Answers a payment nobody has come to pay yet. */
async function payByWechat(db: Db, now: Date): Promise<string> {
  const { account } = await openWechatPay(() => now);
  holdAccounts({ wechat: account });
  return transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    const notifyUrl = 'https://shop.example/api/payments/notices/wechat';
    await setMerchant(call, { provider: 'wechat', apiUrl: '', cashierUrl: '', notifyUrl, key: '' });
    must(await chooseCashier(call, 'wechat'));
    const split = [{ orderId: newId(), share: 'platform' as const, organisationId: null, fen: 4_200 }];
    const [opened] = await openPayments(call, [
      { checkoutId: newId(), title: '金桔 5 斤', split, returnTo: '/order' },
    ]);
    return opened?.paymentId ?? '';
  });
}

async function cookieOf(db: Db, phone: string, now: Date): Promise<string> {
  const person = await db
    .selectFrom('people.person')
    .select('id')
    .where('phone', 'like', `%${phone}`)
    .executeTakeFirstOrThrow();
  return signedIn(db, person.id, { county: COUNTY, now });
}

/** The first id of each kind. */
async function firstOfEach(rows: {
  execute(): Promise<{ kind: string; id: string }[]>;
}): Promise<Record<string, string>> {
  const byKind = Map.groupBy(await rows.execute(), (row) => row.kind);
  return Object.fromEntries([...byKind].map(([kind, some]) => [kind, some[0]?.id ?? '']));
}

async function fillBasket(guest: Visitor, offers: Readonly<Record<string, string>>): Promise<void> {
  for (const form of ['by-weight', 'piece-by-weight', 'mixed-box', 'presale']) {
    const page = await guest.open(`/p/${offers[form]}`);
    const [, quantity = ''] = /<option value="([^"]+)"/.exec(page) ?? [];
    await guest.send('/basket?/add', { offer: offers[form] ?? '', quantity });
  }
  const points = await guest.open('/collect');
  const [, node = ''] = /name="node" value="([^"]+)"/.exec(points) ?? [];
  await guest.send('/collect', { node, back: '/basket' });
}

/** An order that waits for its payment: its path after `/order/`, and where it is paid. */
async function placed(url: string, offers: Readonly<Record<string, string>>) {
  const buyer = visitor(url);
  await fillBasket(buyer, offers);
  const checkout = await buyer.open('/checkout');
  const hidden = Object.fromEntries(
    [...checkout.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  await buyer.send('/checkout?/order', { ...hidden, name: '李小红', phone: '10099990001' });
  const back = new URL(buyer.at, url).searchParams.get('return') ?? '';
  const { pathname, search } = new URL(back, url);
  return { cashier: buyer.at, order: pathname.replace('/order/', '').replace('/paid', '') + search };
}

function headerOf({ cookies }: Visitor): string {
  return [...cookies]
    .filter(([name]) => name !== 'lang' && name !== 'view')
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

/** Two offers that open to everybody, one later and one before now, and somebody in each state of the second one's line. */
async function openDrops(db: Db, besides: string | undefined, now: Date) {
  const before = new Date(now.getTime() - 3_600_000);
  const found = await db
    .selectFrom('selling.offer')
    .select('id')
    .where('status', '=', 'on')
    .where('form', '=', 'by-weight')
    .where('id', '!=', besides ?? '')
    .orderBy('id', 'desc')
    .execute();
  const offers: string[] = [];
  for (const { id: offerId } of found) {
    const goodOn = addDays(dayOf(now), 2);
    const some = await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
      const { least } = must(await offerById(call, offerId));
      return fillLine(call, { offerId, milli: least * 2, goodOn });
    });
    if (some.ok && offers.length < 2) offers.push(offerId);
  }
  const { id: node } = await db
    .selectFrom('delivery.node')
    .select('id')
    .where('kind', '=', 'point')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const places = [newId(), newId(), newId(), newId()];
  await transact(db, { county: COUNTY, now: before, actor: platform }, async (call) => {
    for (const [place, offerId] of offers.entries()) {
      const { least } = must(await offerById(call, offerId));
      const opensAt = new Date(now.getTime() + (place === 0 ? 7_200_000 : -1_800_000));
      must(await setDrop(call, { offerId, drop: { opensAt, perPerson: least * 2 } }));
    }
  });
  await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    const offerId = offers[1] ?? '';
    const { choices } = must(await dropForm(call, { offerId, nodeId: node }));
    const [one, two] = [choices[0], choices.at(-1)];
    if (!one || !two) throw new Error('nothing goes to the point');
    // All of it is in other people's baskets, and two shares come back.
    const held: StockLine[][] = [];
    for (;;) {
      const share = await fillLine(call, { offerId, milli: one.milli, goodOn: one.arrives });
      if (!share.ok) break;
      held.push(share.value.draws.map(({ lotId, milli }) => ({ lotId, milli })));
      must(await reserveStock(call, held.at(-1) ?? []));
    }
    for (const [place, checkoutId] of places.entries()) {
      const { milli, totalFen, arrives } = place === 3 ? two : one;
      const agreedFen = place === 1 ? totalFen + 1 : totalFen;
      const wish = { checkoutId, offerId, nodeId: node, milli, agreedFen, agreedDay: arrives };
      const who = { name: '李小红', phone: `1380000100${place}`, lang: 'zh' as const };
      must(await waitForDrop({ ...call, actor: visitorActor }, { ...wish, ...who }));
    }
    // The third leaves; the first is served, the second's price has moved on, and the last wants more than is left.
    must(await leaveLine({ ...call, actor: visitorActor }, places[2] ?? ''));
    must(await releaseStock(call, held.slice(-2).flat()));
    await serveWaiting(call);
  });
  return { offers, places, node };
}
