import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { SignedLog } from '../../test/help/signed-log.ts';
import { root } from '../shared/root.ts';
import { Stopped } from '../shared/stopped.ts';
import { openWitness } from './open-witness.ts';

const folder = mkdtempSync(join(tmpdir(), 'witness-killed-'));
atEnd(() => rm(folder, { recursive: true }));
let count = 0;

function files() {
  count += 1;
  return {
    name: 'witness.example/w1',
    key: join(folder, `${count}.key`),
    state: join(folder, String(count)),
  };
}

/** A real witness process at these files. */
async function start({ name, key, state }: ReturnType<typeof files>, log: SignedLog) {
  const args = [
    'witness',
    '--name',
    name,
    '--key',
    key,
    '--state',
    state,
    '--log',
    log.vkey,
    '--port',
    '0',
    '--json',
  ];
  const child = spawn(join(root, 'bin', 'maidehao'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  atEnd(async () => child.kill('SIGKILL'));
  let trouble = '';
  child.stderr.on('data', (text) => (trouble += String(text)));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return { child, url: String(JSON.parse(line).url) };
  }
  throw new Error(`the witness ended before it was ready:\n${trouble}`);
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const add = async (url: string, body: string) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, body: await response.text() };
};

test('killed at any moment, it never cosigns a second root of a size it may have cosigned', async () => {
  const at = files();
  const log = new SignedLog('log.example/killed').grow(1);
  let answered = 0;
  for (let turns = 0; turns < 6; turns += 1) {
    const { child, url } = await start(at, log);
    const size = Number((await add(url, log.submission(log.leaves.length))).body);
    assert.ok(size >= answered, `it answered for ${answered} and now knows ${size}`);
    if (size > 0) {
      // Whatever it holds is one of our own trees, and no other of that size is taken.
      assert.equal(
        (await add(url, log.tellOtherwise(log.leaves.length - size + 1).submission(size, size))).status,
        422,
      );
    }
    for (const upTo of [1, 2].map((more) => size + more)) {
      log.grow(Math.max(0, upTo - log.leaves.length));
      assert.equal((await add(url, log.submission(upTo - 1, upTo))).status, 200);
      answered = upTo;
    }
    log.grow(1);
    // Cut off in the middle it is no answer.
    const under = add(url, log.submission(answered, answered + 1)).catch(() => null);
    // A little later each time: the request on its way, being checked, being recorded, being answered.
    for (let turn = 0; turn < turns * 3; turn += 1) await new Promise(setImmediate);
    await kill(child);
    if ((await under)?.status === 200) answered += 1;
    log.grow(1);
  }
});

test('killed before the record is on disk, it has answered nothing and holds nothing', async () => {
  const at = files();
  const log = new SignedLog('log.example/waiting').grow(4);
  const { child, url } = await start(at, log);
  const other = new DatabaseSync(join(at.state, 'witness.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  let answer = '';
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('data', (bytes) => (answer += String(bytes)));
  socket.on('error', () => undefined);
  const body = log.submission(0);
  socket.write(
    `POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  // It asks for the record and waits for the other process: its own thread of work stands still there.
  await once(socket, 'connect');
  await kill(child);
  other.exec('ROLLBACK');
  other.close();
  assert.equal(answer, '');
  const again = await start(at, log);
  assert.equal((await add(again.url, log.submission(4))).body, '0\n');
  assert.equal((await add(again.url, log.submission(0))).status, 200);
  await kill(again.child);
});

test('two processes at one record never cosign two roots of one size', async () => {
  const at = files();
  const log = new SignedLog('log.example/twice').grow(20);
  const [one, two] = [await start(at, log), await start(at, log)];
  assert.equal((await add(one.url, log.submission(0))).status, 200);
  const split = log.tellOtherwise(0).grow(3, 'another story');
  log.grow(3);
  const answers = await Promise.all(
    [one, two, one, two].map(({ url }, place) => add(url, (place < 2 ? log : split).submission(20))),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  await Promise.all([kill(one.child), kill(two.child)]);
});

test('a key without its record, or a record without its key, stops it; a first start cut off does not', () => {
  const at = files();
  const log = new SignedLog('log.example/lost').grow(2);
  const logs = [log.key];
  openWitness({ ...at, logs }).state.close();
  assert.equal(statSync(at.key).mode & 0o777, 0o600);

  // The first start cut off between making the record and writing the key.
  renameSync(at.key, `${at.key}.gone`);
  writeFileSync(`${at.key}.new`, 'half a li');
  const { state, cosigners } = openWitness({ ...at, logs });
  assert.notEqual(readFileSync(at.key, 'utf8'), readFileSync(`${at.key}.gone`, 'utf8'));
  state.exclusively(log.origin, () =>
    state.advance(log.origin, { size: 2, root: log.root(), seconds: 1, note: log.checkpoint() }),
  );
  state.close();
  assert.equal(cosigners.length, 2);

  const stopped = (changed: Partial<typeof at>) =>
    assert.throws(() => openWitness({ ...at, ...changed, logs }), Stopped);
  stopped({ state: join(folder, 'another place') });
  stopped({ name: 'witness.example/w2' });
  stopped({ key: `${at.key}.gone` });
  writeFileSync(join(folder, 'no.key'), 'PRIVATE+KEY+witness.example/w1+00000000+AAAA\n');
  stopped({ key: join(folder, 'no.key') });
  renameSync(at.key, `${at.key}.away`);
  stopped({});
  renameSync(`${at.key}.away`, at.key);
  openWitness({ ...at, logs }).state.close();
});
