import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expireUnpaid } from '#ordering';
import { reactions } from '../../src/contexts/reactions.ts';
import { startServer } from '../../src/server.ts';
import { platform } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { transact } from '../../src/shared/transact.ts';
import { startWorker } from '../../src/shared/worker.ts';
import { atEnd } from '../help/at-end.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { type Visitor, visitor } from '../help/visitor.ts';

/* A shopper without script and without an account, to whom everything happens that can happen. */

const COUNTY = '450224';
const { db, pool, home } = await demoDatabase();
let now = HARVEST_MORNING;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), home, sandboxPay: true };
const server = await startServer({ config: { ...config, demo: true }, db, clock: () => now });
atEnd(() => server.stop());
const worker = await startWorker({ db, pool, reactions, schedules: [], counties: [COUNTY], now: () => now });
atEnd(() => worker.stop());

const BUYER = { name: '李小红', phone: '10099990001' };

/** The first offers on the front page; two sellers at least. */
async function onSale(who: Visitor): Promise<string[]> {
  const front = await who.open('/');
  return [...front.matchAll(/href="\/p\/([0-9a-f-]+)"/g)].map(([, id = '']) => id);
}

async function put(who: Visitor, offer: string): Promise<string> {
  const page = await who.open(`/p/${offer}`);
  const [, quantity = ''] = /<option value="([^"]+)"/.exec(page) ?? [];
  return who.send('/basket?/add', { offer, quantity });
}

/** Somebody with these offers in the basket and a point chosen, at the checkout. */
async function atCheckout(...which: number[]) {
  const who = visitor(server.url);
  const offers = await onSale(who);
  const chosen = which.map((index) => offers[index] ?? '');
  for (const offer of chosen) await put(who, offer);
  const points = await who.open('/collect');
  const [, node = ''] = /name="node" value="([^"]+)"/.exec(points) ?? [];
  const page = await who.send('/collect', { node, back: '/checkout' });
  return { who, page, chosen };
}

const hiddenIn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ) as Record<string, string>;

/** Pays, and looks again as the page says while the notice is on its way: each look waits a moment for it. */
async function pay(who: Visitor): Promise<string> {
  let page = await who.send(who.at, { manner: 'prompt' });
  for (let looks = 0; looks < 10 && who.at.includes('/paid'); looks += 1) page = await who.open(who.at);
  return page;
}

test('whoever pays comes straight to the paid order, and to the same one by ordering and paying once more', async () => {
  const { who, page } = await atCheckout(0);
  const form = { ...hiddenIn(page), ...BUYER };
  await who.send('/checkout?/order', form);
  const cashier = who.at;
  await who.send('/checkout?/order', form);
  const payment = (at: string) => new URL(at, server.url).searchParams.get('payment');
  assert.equal(payment(who.at), payment(cashier), 'a second click opens the first payment');

  const order = await pay(who);
  assert.match(who.at, /^\/order\/\d{6}-\w{6}\?t=/);
  assert.match(order, /一切正常/);
  const first = who.at;
  await who.send('/checkout?/order', form);
  assert.equal(who.at, first, 'back and once more leads to the paid order');
  await who.send(cashier, { manner: 'prompt' });
  assert.equal(who.at, first, 'so does paying again at the cashier');
  assert.match(await who.open('/checkout'), /篮子是空的/);
});

test('orders that were paid together lead to each other, with the key of the link', async () => {
  const { who, page } = await atCheckout(0, 1, 2, 3);
  await who.send('/checkout?/order', { ...hiddenIn(page), ...BUYER });
  const order = await pay(who);
  const others = [...order.matchAll(/href="(\/order\/\d{6}-\w{6}\?t=\w+)"/g)].map(([, path = '']) => path);
  assert.ok(others.length > 0, 'a second order is named');
  for (const path of others) assert.match(await who.open(path), /一起付款的还有/);
});

test('another price than the one agreed to is shown before anything is ordered, and what was typed stays', async () => {
  const { who, page } = await atCheckout(0);
  const form = { ...hiddenIn(page), ...BUYER };
  await put(who, (await onSale(who))[1] ?? '');
  const refused = await who.send('/checkout?/order', form);
  assert.equal(who.status, 409);
  assert.match(refused, /总价变了/);
  assert.match(refused, /value="李小红"/);
  assert.match(refused, /value="10099990001"/);
});

test('a shopper takes a later day at checkout: what was typed stays, the sums are that day’s, and the order says so', async () => {
  const { who, page } = await atCheckout(0);
  const [, choose = ''] = /formaction="(\?\/choose[^"]+)"/.exec(page) ?? [];
  const days = (html: string) => /name="agreed-days" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const chosen = await who.send(`/checkout${choose.replaceAll('&amp;', '&')}`, {
    ...hiddenIn(page),
    ...BUYER,
  });
  assert.match(chosen, /value="李小红"/);
  assert.ok(days(chosen) > days(page), `${days(page)} became ${days(chosen)}`);
  const [, order = ''] = /action="(\?\/order[^"]+)"/.exec(chosen) ?? [];
  const action = `/checkout${order.replaceAll('&amp;', '&')}`;
  const gone = action.replace(/(\d{4}-\d{2}-)\d{2}$/, '$101');
  const refused = await who.send(gone, { ...hiddenIn(chosen), ...BUYER });
  assert.equal(who.status, 409);
  assert.match(refused, /那一班订不了了/);
  assert.match(refused, /value="李小红"/);
  await who.send(action, { ...hiddenIn(chosen), ...BUYER });
  await pay(who);
  const [kept] = await db
    .selectFrom('ordering.order')
    .select('promisedDay')
    .where('number', '=', /\/order\/(\d{6}-\w{6})/.exec(who.at)?.[1] ?? '')
    .execute();
  assert.equal(kept?.promisedDay, days(chosen));
});

test('a line that stands in the way is taken out where it stands, and what was typed stays', async () => {
  const { who, page, chosen } = await atCheckout(0, 1);
  const form = { ...hiddenIn(page), ...BUYER };
  const [stopped = ''] = chosen;
  await db.updateTable('selling.offer').set({ status: 'paused' }).where('id', '=', stopped).execute();
  const refused = await who.send('/checkout?/order', form);
  assert.match(refused, /现在不卖/);
  const mended = await who.send('/checkout?/drop', { ...form, offer: stopped });
  await db.updateTable('selling.offer').set({ status: 'on' }).where('id', '=', stopped).execute();
  assert.doesNotMatch(mended, /现在不卖/);
  assert.match(mended, /value="李小红"/);
  await who.send('/checkout?/order', { ...hiddenIn(mended), ...BUYER });
  assert.match(who.at, /^\/sandbox-pay\/cashier/);
});

test('an order nobody paid says why it ended and that nothing was paid, and puts its goods into the basket again', async () => {
  const { who, page, chosen } = await atCheckout(0);
  await who.send('/checkout?/order', { ...hiddenIn(page), ...BUYER });
  const path = new URL(new URL(who.at, server.url).searchParams.get('return') ?? '').pathname.replace(
    '/paid',
    '',
  );
  const key = new URL(new URL(who.at, server.url).searchParams.get('return') ?? '').search;
  now = new Date(HARVEST_MORNING.getTime() + 16 * 60_000);
  await transact(db, { county: COUNTY, now, actor: platform }, (call) => expireUnpaid(call));
  const ended = await who.open(path + key);
  assert.match(ended, /这一单已结束，没有扣钱/);
  assert.match(ended, /15 分钟内没有付款/);
  const again = await who.send(`${path}?/again&${key.slice(1)}`, hiddenIn(ended));
  assert.equal(new URL(who.at, server.url).pathname, '/basket');
  assert.ok(again.includes(`/p/${chosen[0]}`));
});

test('the basket is kept over plain http, and a browser that keeps nothing is told so', async () => {
  const who = visitor(server.url);
  const [offer = ''] = await onSale(who);
  await put(who, offer);
  const line = who.setCookies.find((each) => each.startsWith('basket='));
  assert.ok(line);
  assert.doesNotMatch(line, /secure/i, 'a browser on a station’s own network would drop it');

  const forgetful = visitor(server.url);
  await forgetful.open('/basket?added');
  assert.match(await forgetful.open('/basket?added'), /浏览器没有记住您的篮子/);
});

test('a link that leads nowhere says so in a sentence, a download as well as a page', async () => {
  const who = visitor(server.url);
  for (const path of [
    '/01/09506000134352/10/NONE',
    '/01/09506000134352/10/NONE/events',
    `/pay/${newId()}`,
    '/p/none',
  ]) {
    const page = await who.open(path);
    assert.equal(who.status, 404, path);
    assert.doesNotMatch(page, /我们这边出了问题/, path);
    assert.match(page, /<h1>[^<]*(没有找到|找不到)/, path);
  }
});
