import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { newId } from '#shared/id.ts';
import { seconds, sign } from '#shared/signature.ts';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { openMarket } from '../../test/help/market.ts';
import { POINT } from '../../test/help/network.ts';
import { startServer } from '../server.ts';
import { createApi } from './api.ts';

const { db } = await testDatabase();
const { offers } = await openMarket(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId(), sandboxPay: true };
const clock = () => MORNING;
const server = await startServer({ config, db, clock });
after(() => server.stop());
const { key } = await db
  .selectFrom('paying.merchant')
  .select('key')
  .where('provider', '=', 'sandbox')
  .executeTakeFirstOrThrow();
const stopping = new AbortController().signal;
const framework = createApi({ config, db, clock, stopping, openapi: () => ({}) });

interface Sent {
  readonly path: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function told(answer: Response) {
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: text === '' ? '' : JSON.parse(text),
  };
}

const init = ({ body, headers }: Sent) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body,
});
const throughDoor = async (sent: Sent) => told(await fetch(`${server.url}${sent.path}`, init(sent)));
const throughFramework = async (sent: Sent) => told(await framework.request(sent.path, init(sent)));

const orders = '/api/orders/at-once';
const notices = '/api/payments/notices/sandbox';
const form = () => ({
  checkoutId: newId(),
  offerId: offers.box,
  quantity: '1',
  nodeId: POINT,
  name: '李小红',
  phone: '13877321234',
  agreedFen: 6_800 + 600,
  agreedDay: '2026-06-02',
});
const order = (changed: object = {}, headers = {}): Sent => ({
  path: orders,
  body: JSON.stringify({ ...form(), ...changed }),
  headers,
});

test('an order and its notice are answered alike at both doors, whichever comes first', async () => {
  for (const [first, second] of [
    [throughDoor, throughFramework],
    [throughFramework, throughDoor],
  ] as const) {
    const sent = order();
    const placed = await first(sent);
    assert.equal(placed.status, 200);
    assert.deepEqual(await second(sent), placed);
    const paymentId = placed.body.payUrl.split('/').at(-1);
    const told = { kind: 'paid', id: newId(), paymentId, reference: 'R-1', amountFen: 7_400, at: MORNING };
    const body = JSON.stringify(told);
    const at = seconds(MORNING);
    const headers = { 'pay-at': String(at), 'pay-sign': sign(key, at, body) };
    const taken = await first({ path: notices, body, headers });
    assert.equal(taken.status, 200);
    assert.deepEqual(await second({ path: notices, body, headers }), taken);
    const payment = await db
      .selectFrom('paying.payment')
      .select('status')
      .where('id', '=', paymentId)
      .executeTakeFirstOrThrow();
    assert.equal(payment.status, 'settled');
  }
});

const wrong: readonly (readonly [what: string, status: number, sent: Sent])[] = [
  ['no JSON', 400, { path: orders, body: '{"checkoutId":' }],
  ['JSON that is no object', 422, { path: orders, body: '"order"' }],
  ['nothing', 400, { path: orders, body: '' }],
  ['a field that is missing', 422, order({ phone: undefined })],
  ['a quantity that is no decimal', 422, order({ quantity: '1e3' })],
  ['a price nobody asked', 409, order({ agreedFen: 1 })],
  ['a price nobody asked, in English', 409, order({ agreedFen: 1 }, { 'accept-language': 'en' })],
  ['an offer nobody made', 404, order({ offerId: newId() })],
  ['another content type', 415, order({}, { 'content-type': 'text/plain' })],
  [
    'a word more in the content type',
    409,
    order({ agreedFen: 1 }, { 'content-type': 'application/json; charset=utf-8' }),
  ],
  ['more than is asked here', 422, order({ name: '李'.repeat(9_000) })],
  ['a session that is none', 409, order({ agreedFen: 1 }, { authorization: `Bearer ${'a'.repeat(32)}` })],
  ['a notice without its signature', 422, { path: notices, body: '{}' }],
  [
    'a notice signed by another',
    401,
    { path: notices, body: '{}', headers: { 'pay-at': '1', 'pay-sign': 'ab' } },
  ],
];

for (const [what, status, sent] of wrong) {
  test(`both doors say the same about ${what}`, async () => {
    const answer = await throughFramework(sent);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.deepEqual(await throughDoor(sent), answer);
  });
}

test('its answers are guarded as all others are', async () => {
  const guards = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'permissions-policy'];
  const elsewhere = await fetch(`${server.url}/api/openapi.json`);
  for (const body of [order().body, '{']) {
    const answer = await fetch(`${server.url}${orders}`, init({ path: orders, body }));
    for (const name of guards) assert.equal(answer.headers.get(name), elsewhere.headers.get(name), name);
    assert.ok(answer.headers.get('x-frame-options'));
  }
});

test('who goes away in the middle of a request harms nobody', async () => {
  const gone = new AbortController();
  const half = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"checkoutId"'));
      setImmediate(() => gone.abort());
    },
  });
  const headers = { 'content-type': 'application/json', 'content-length': '400' };
  const request = { method: 'POST', headers, body: half, duplex: 'half' as const, signal: gone.signal };
  await assert.rejects(fetch(`${server.url}${orders}`, request));
  assert.equal((await throughDoor(order())).status, 200);
});
