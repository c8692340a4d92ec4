import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { postOutside, tellSubscribers } from '#tracing';
import { atEnd } from '../../test/help/at-end.ts';
import { COUNTY, settle as heard } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';

let now = new Date('2026-06-01T00:00:00Z');
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const { database, ask, send } = await epcisDoor(() => now, { privateWebhooks: true });
const { db } = database;
await keepCountyLog(database);
const json = { 'content-type': 'application/json' };

/** A partner's server, which answers as told and keeps what it was sent. */
async function receiver() {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    received,
    answer: (next: number) => {
      status = next;
    },
    /** Ids of the events in every message, in order. */
    events: () =>
      received.flatMap(({ body }) =>
        JSON.parse(body).epcisBody.queryResults.resultsBody.eventList.map(
          ({ eventID }: { eventID: string }) => eventID,
        ),
      ),
  };
}

const tell = () =>
  tellSubscribers({
    db,
    county: COUNTY,
    clock: () => now,
    post: (dest, message) => postOutside(dest, { ...message, allowPrivate: true }),
  });

let steps = 0;
/** A named query of its own, and a subscription to it. */
async function subscribed(wanted: object) {
  steps += 1;
  const step = `urn:example:step:${steps}`;
  const name = `query-${steps}`;
  assert.equal((await send('/queries', { name, query: { EQ_bizStep: [step] } }, json)).status, 201);
  const answer = await send(`/queries/${name}/subscriptions`, wanted, json);
  assert.equal(answer.status, 201, await answer.clone().text());
  const path = (answer.headers.get('location') ?? '').replace('/epcis', '');
  return { step, name, path, made: await answer.json() };
}
async function captured(...events: Record<string, unknown>[]) {
  assert.equal((await send('/capture', epcisDocumentOf(events))).status, 202);
  await heard(database, now);
  await logged(database);
}

test('whoever subscribed is told of each event that matches, once, in a message it can check', async () => {
  const partner = await receiver();
  const token = 'a secret the partner made up';
  const { step, made, path } = await subscribed({ dest: partner.url, stream: true, signatureToken: token });
  assert.equal(made.signatureToken, undefined, 'the secret is not given back');
  const [one, two, other] = [anEvent({ bizStep: step }), anEvent({ bizStep: step }), anEvent()];
  await captured(one, other);
  await tell();
  await captured(two);
  await tell();
  await tell();
  assert.deepEqual(partner.events(), [one.eventID, two.eventID]);
  const [{ headers, body } = { headers: {}, body: '' }] = partner.received;
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(headers['gs1-signature'])) ?? [];
  assert.equal(signature, createHmac('sha256', token).update(`${at}\n${body}`).digest('hex'));
  const document = JSON.parse(body);
  assert.equal(document.type, 'EPCISQueryDocument');
  assert.equal(document.epcisBody.queryResults.subscriptionID, made.subscriptionID);
  assert.equal((await (await ask(path)).json()).lastNotifiedAt, now.toISOString());
});

test('what was recorded before is told from the moment asked for, and only then', async () => {
  const [partner, newcomer] = [await receiver(), await receiver()];
  const { step, name } = await subscribed({ dest: partner.url, stream: true });
  const event = anEvent({ bizStep: step });
  const asOf = now.toISOString();
  await captured(event);
  for (const [dest, initialRecordTime] of [
    [newcomer.url, asOf],
    [newcomer.url, undefined],
  ]) {
    await send(`/queries/${name}/subscriptions`, { dest, stream: true, initialRecordTime }, json);
  }
  await tell();
  assert.deepEqual(newcomer.events(), [event.eventID]);
});

test('while a subscriber is away, nothing is lost and nothing is told twice: it is tried again, later each time', async () => {
  const partner = await receiver();
  const { step } = await subscribed({ dest: partner.url, stream: true });
  partner.answer(503);
  const events = [anEvent({ bizStep: step }), anEvent({ bizStep: step })];
  await captured(events[0] ?? {});
  await tell();
  assert.equal(partner.received.length, 1);
  await tell();
  assert.equal(partner.received.length, 1, 'not before five seconds');
  later(5);
  await tell();
  assert.equal(partner.received.length, 2);
  later(9);
  await tell();
  assert.equal(partner.received.length, 2, 'not before ten more');
  await captured(events[1] ?? {});
  partner.answer(200);
  partner.received.length = 0;
  later(1);
  await tell();
  await tell();
  assert.deepEqual(
    partner.events(),
    events.map(({ eventID }) => eventID),
  );
});

test('told by a process that dies in between, it is told by the next when the first has lost its turn', async () => {
  const partner = await receiver();
  const { step } = await subscribed({ dest: partner.url, stream: true });
  const event = anEvent({ bizStep: step });
  await captured(event);
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  // It sends and never hears: as if it were killed there.
  void tellSubscribers({
    db,
    county: COUNTY,
    clock: () => now,
    post: () => {
      resolve();
      return new Promise(() => {});
    },
  });
  await reached;
  later(30);
  await tell();
  assert.deepEqual(partner.events(), []);
  later(31);
  await tell();
  assert.deepEqual(partner.events(), [event.eventID]);
});

test('by a schedule it is told at its times, of nothing too if it wants', async () => {
  const partner = await receiver();
  now = new Date('2026-06-01T02:00:00Z');
  const { step } = await subscribed({
    dest: partner.url,
    schedule: { hour: '11', minute: '5' },
    reportIfEmpty: true,
  });
  const event = anEvent({ bizStep: step });
  await captured(event);
  await tell();
  assert.equal(partner.received.length, 0, 'it is 10:00 in the county');
  now = new Date('2026-06-01T03:05:00Z');
  await tell();
  await tell();
  assert.deepEqual(partner.events(), [event.eventID]);
  now = new Date('2026-06-02T03:05:00Z');
  await tell();
  assert.equal(partner.received.length, 2);
  assert.deepEqual(partner.events(), [event.eventID]);
  now = new Date('2026-06-01T04:00:00Z');
});

test('who has unsubscribed, or whose query is gone, is told no more', async () => {
  const [one, two] = [await receiver(), await receiver()];
  const [ended, forgotten] = [
    await subscribed({ dest: one.url, stream: true }),
    await subscribed({ dest: two.url, stream: true }),
  ];
  assert.equal((await ask(ended.path, {}, 'wang')).status, 404, 'it is its organisation’s own');
  assert.equal((await ask(ended.path, { method: 'DELETE' }, 'wang')).status, 404);
  assert.equal((await ask(ended.path, { method: 'DELETE' })).status, 204);
  assert.equal((await ask(`/queries/${forgotten.name}`, { method: 'DELETE' })).status, 204);
  await captured(anEvent({ bizStep: ended.step }), anEvent({ bizStep: forgotten.step }));
  await tell();
  assert.deepEqual([one.events(), two.events()], [[], []]);
  assert.equal((await ask(ended.path)).status, 404);
});

test('a subscription says when: at once or by a schedule that will come, not both and not neither', async () => {
  await send('/queries', { name: 'any', query: {} }, json);
  const dest = 'https://partner.example/in';
  for (const wanted of [
    { dest },
    { dest, stream: true, schedule: { hour: '1' } },
    { dest, schedule: { hour: '25' } },
    { dest, schedule: { dayOfMonth: '31', month: '2' } },
    { dest: 'ftp://partner.example/in', stream: true },
    { dest: 'https://me:secret@partner.example/in', stream: true },
  ]) {
    const answer = await send('/queries/any/subscriptions', wanted, json);
    assert.equal(answer.status, 400, JSON.stringify(wanted));
    assert.equal((await answer.json()).type, 'epcisException:SubscriptionControlsException');
  }
  assert.equal((await send('/queries/none/subscriptions', { dest, stream: true }, json)).status, 404);
  const listed = await (await ask('/queries/any/subscriptions')).json();
  assert.deepEqual(listed, []);
});

test('an organisation keeps so many queries and subscriptions, however many it makes at the same moment', async () => {
  const keep = (number: number) => send('/queries', { name: `many-${number}`, query: {} }, json, 'wang');
  const subscribe = () =>
    send('/queries/many-0/subscriptions', { dest: 'https://partner.example/in', stream: true }, json, 'wang');
  for (const [make, list] of [
    [keep, '/queries'],
    [subscribe, '/queries/many-0/subscriptions'],
  ] as const) {
    const answers = await Promise.all(Array.from({ length: 110 }, (_, number) => make(number)));
    const refused = answers.filter(({ status }) => status !== 201);
    assert.equal(refused.length, 10);
    for (const answer of refused) {
      assert.equal(answer.status, 422);
      assert.equal((await answer.json()).code, 'tracing.too-many-kept');
    }
    assert.equal((await (await ask(`${list}?perPage=1000`, {}, 'wang')).json()).length, 100);
  }
  assert.equal((await send('/queries', { name: 'another', query: {} }, json)).status, 201);
});
