import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { atEnd } from '../../test/help/at-end.ts';
import { settle as heard, MORNING } from '../../test/help/county.ts';
import { keepCountyLog, logged } from '../../test/help/county-log.ts';
import { anEvent, epcisDocumentOf, epcisDoor } from '../../test/help/epcis-door.ts';
import { signedIn } from '../../test/help/village.ts';

const { database, village, url, ask, send } = await epcisDoor();
await keepCountyLog(database);
const cookie = await signedIn(database.db, village.people.clerk);

/** A WebSocket of the clerk's, with the ids of the events it was sent. */
async function listening(path: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/epcis${path}`, { headers: { cookie } });
  atEnd(async () => socket.terminate());
  const ids: string[] = [];
  socket.on('message', (data) => {
    const { eventList } = JSON.parse(String(data)).epcisBody.queryResults.resultsBody;
    ids.push(...eventList.map(({ eventID }: { eventID: string }) => eventID));
  });
  await once(socket, 'open');
  return { socket, ids };
}
async function refusedWith(path: string, headers: Record<string, string> = { cookie }): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/epcis${path}`, { headers });
  socket.on('error', () => {});
  const [, answer] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  return answer.statusCode;
}
async function captured(...events: Record<string, unknown>[]) {
  await send('/capture', epcisDocumentOf(events));
  await heard(database);
  await logged(database);
}
const named = (name: string, step: string) =>
  send('/queries', { name, query: { EQ_bizStep: [step] } }, { 'content-type': 'application/json' });

test('a stream sends each event that matches, once, as it comes into the log, until its query is gone', async () => {
  await named('flow', 'urn:example:flow');
  const before = anEvent({ bizStep: 'urn:example:flow' });
  await captured(before);
  const { socket, ids } = await listening('/queries/flow/events?stream=true');
  // Recorded at the moment it was opened, before it in the log: no news.
  const [one, other, two] = [
    anEvent({ bizStep: 'urn:example:flow' }),
    anEvent(),
    anEvent({ bizStep: 'urn:example:flow' }),
  ];
  await captured(one, other);
  while (ids.length < 1) await once(socket, 'message');
  await captured(two);
  while (ids.length < 2) await once(socket, 'message');
  assert.deepEqual(ids, [one.eventID, two.eventID]);

  const again = await listening(
    `/queries/flow/events?stream=true&initialRecordTime=${MORNING.toISOString()}`,
  );
  while (again.ids.length < 3) await once(again.socket, 'message');
  assert.deepEqual(again.ids.toSorted(), [before, one, two].map(({ eventID }) => eventID).sort());

  const closed = once(socket, 'close');
  assert.equal((await ask('/queries/flow', { method: 'DELETE' })).status, 204);
  await closed;
});

test('a stream by a schedule says at its times what has come, and nothing too if so wished', async () => {
  await named('beat', 'urn:example:beat');
  const { socket, ids } = await listening('/queries/beat/events?second=0/1&reportIfEmpty=true');
  await once(socket, 'message');
  assert.deepEqual(ids, []);
  const event = anEvent({ bizStep: 'urn:example:beat' });
  await captured(event);
  while (ids.length === 0) await once(socket, 'message');
  assert.deepEqual(ids, [event.eventID]);
  socket.close();
});

test('whoever may not follow a query, or asks for what is none, is turned away before anything is opened', async () => {
  await named('closed', 'urn:example:closed');
  const path = '/queries/closed/events?stream=true';
  assert.equal(await refusedWith(path, {}), 401);
  assert.equal(
    await refusedWith(path, { cookie: await signedIn(database.db, village.people.daughter) }),
    403,
  );
  assert.equal(await refusedWith(path, { cookie: await signedIn(database.db, village.people.wang) }), 404);
  assert.equal(await refusedWith(path, { cookie, origin: 'https://elsewhere.example' }), 404);
  assert.equal(await refusedWith(path, { cookie, origin: 'null' }), 404);
  assert.equal(await refusedWith('/queries/none/events?stream=true'), 404);
  assert.equal(await refusedWith('/queries/%E0%A4/events?stream=true'), 404);
  assert.equal(await refusedWith('/queries/closed/events'), 400);
  assert.equal(await refusedWith('/queries/closed/events?stream=true&minute=1'), 400);
  assert.equal(await refusedWith('/events?stream=true'), 404);
});

test('an organisation has so many streams open, however many it opens at the same moment, and one more when one ends', async () => {
  const wang = await signedIn(database.db, village.people.wang);
  const query = { name: 'mine', query: {} };
  await send('/queries', query, { 'content-type': 'application/json' }, 'wang');
  const path = `${url.replace('http', 'ws')}/epcis/queries/mine/events?stream=true`;
  const opened: WebSocket[] = [];
  const open = async () => {
    const socket = new WebSocket(path, { headers: { cookie: wang, 'accept-language': 'en' } });
    atEnd(async () => socket.terminate());
    socket.on('error', () => {});
    const refused = once(socket, 'unexpected-response') as Promise<
      [unknown, { statusCode: number; headers: Record<string, string> }]
    >;
    const answer = await Promise.race([once(socket, 'open').then(() => undefined), refused]);
    if (answer) return { status: answer[1].statusCode, retryAfter: answer[1].headers['retry-after'] };
    opened.push(socket);
    return { status: 101, retryAfter: undefined };
  };
  const answers = await Promise.all(Array.from({ length: 30 }, open));
  assert.equal(opened.length, 10);
  const refused = answers.filter(({ status }) => status !== 101);
  assert.deepEqual(
    refused,
    refused.map(() => ({ status: 429, retryAfter: '10' })),
  );
  const other = await listening('/queries/closed/events?stream=true');
  other.socket.close();

  const [first] = opened;
  const closed = once(first ?? assert.fail(), 'close');
  first?.close();
  await closed;
  let again = await open();
  while (again.status === 429) again = await open();
  assert.equal(again.status, 101);
});
