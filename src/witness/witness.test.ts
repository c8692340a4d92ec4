import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { atEnd } from '../../test/help/at-end.ts';
import { SignedLog } from '../../test/help/signed-log.ts';
import { base64 } from '../contexts/tracing/kernel/base64.ts';
import { parseCheckpoint } from '../contexts/tracing/kernel/tlog/checkpoint.ts';
import {
  checkpointAlgorithms,
  cosignedAt,
  cosignedTree,
} from '../contexts/tracing/kernel/tlog/cosignature.ts';
import { noteText, openNote, parseNote, signNote } from '../contexts/tracing/kernel/tlog/note.ts';
import { COSIGNATURE, ML_DSA_44 } from '../contexts/tracing/kernel/tlog/vkey.ts';
import { mlDsa44 } from '../contexts/tracing/ml-dsa-44.ts';
import { Allowance } from '../shared/allowance.ts';
import { openWitness } from './open-witness.ts';
import { serveWitness } from './serve-witness.ts';

const folder = mkdtempSync(join(tmpdir(), 'witness-'));
atEnd(() => rm(folder, { recursive: true }));
let count = 0;

const witnessOf = (...logs: readonly SignedLog[]) => witnessAt(new Allowance(10_000, 10_000), ...logs);

async function witnessAt(allowance: Allowance, ...logs: readonly SignedLog[]) {
  count += 1;
  const witness = openWitness({
    name: 'witness.example/w1',
    key: join(folder, `${count}.key`),
    state: join(folder, String(count)),
    logs: logs.map(({ key }) => key),
  });
  const { server, url } = await serveWitness(witness, { host: '127.0.0.1', port: 0 }, allowance);
  atEnd(async () => {
    server.close();
    server.closeAllConnections();
    witness.state.close();
  });
  const add = async (body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    };
  };
  const at = (log: SignedLog, what: string) =>
    fetch(`${url}/${createHash('sha256').update(log.origin).digest('hex')}/${what}`);
  return { add, at, url, keys: witness.cosigners.map(({ vkey }) => vkey) };
}

const newLog = (entries = 0) => new SignedLog('log.example/county').grow(entries);

test('a checkpoint that continues the last one is cosigned with both keys, and the cosignatures hold', async () => {
  const log = newLog(5);
  const { add, keys } = await witnessOf(log);
  const before = Math.floor(Date.now() / 1000);
  for (const [from, to] of [
    [0, 5],
    [5, 5],
    [5, 8],
    [8, 300],
  ] as const) {
    log.grow(to - log.leaves.length);
    const { status, body } = await add(log.submission(from, to));
    assert.equal(status, 200, body);
    const opened = openNote(log.checkpoint(to) + body, [log.key, ...keys], {
      ...checkpointAlgorithms,
      [ML_DSA_44]: mlDsa44,
    });
    assert.ok(opened.ok);
    assert.equal(opened.value.verified.length, 3);
    for (const { key, bytes } of opened.value.verified.slice(1)) {
      const seconds = cosignedAt(bytes) ?? 0;
      assert.ok(seconds >= before && seconds <= Date.now() / 1000);
      if (key.algorithm !== ML_DSA_44) continue;
      // Another implementation of FIPS 204 agrees.
      const checkpoint = parseCheckpoint(log.text(to));
      assert.ok(checkpoint.ok);
      const message = cosignedTree(key.name, seconds, checkpoint.value);
      assert.ok(ml_dsa44.verify(bytes.subarray(8), message, key.key));
      assert.ok(!ml_dsa44.verify(bytes.subarray(8), message.with(0, 0), key.key));
    }
    assert.deepEqual(opened.value.verified.map(({ key }) => key.algorithm).sort(), [
      1,
      COSIGNATURE,
      ML_DSA_44,
    ]);
  }
});

test('a log without entries may begin, and only with the root of nothing', async () => {
  const log = newLog();
  const { add } = await witnessOf(log);
  const wrong = noteText(signNote(`${log.origin}\n0\n${base64(new Uint8Array(32))}\n`, [log.signer]));
  assert.equal((await add(`old 0\n\n${wrong}`)).status, 422);
  assert.equal((await add(log.submission(0))).status, 200);
  assert.equal((await add(log.grow(3).submission(0))).status, 200);
});

test('who does not know the last size is told it', async () => {
  const log = newLog(7);
  const { add } = await witnessOf(log);
  const first = await add(log.submission(3));
  assert.deepEqual(first, { status: 409, type: 'text/x.tlog.size', body: '0\n' });
  await add(log.submission(0));
  const later = await add(log.grow(2).submission(0));
  assert.deepEqual(later, { status: 409, type: 'text/x.tlog.size', body: '7\n' });
  assert.equal((await add(log.submission(7))).status, 200);
  // An older one is a conflict too, never a step back.
  assert.deepEqual(await add(log.submission(7, 8)), { status: 409, type: 'text/x.tlog.size', body: '9\n' });
});

test('a tree that does not continue the last one is not cosigned', async () => {
  const log = newLog(10);
  const { add } = await witnessOf(log);
  await add(log.submission(0));
  const split = log.tellOtherwise(1);
  assert.equal((await add(split.submission(10))).status, 422);
  assert.equal((await add(split.grow(5).submission(10))).status, 422);
  log.grow(20);
  const [old, ...lines] = log.submission(10).split('\n');
  const spoiled = {
    'without one line': [old, ...lines.slice(1)],
    'with one line more': [old, lines[0], ...lines],
    'in another order': [old, lines[1], lines[0], ...lines.slice(2)],
  };
  for (const [how, body] of Object.entries(spoiled))
    assert.equal((await add(body.join('\n'))).status, 422, how);
  const proofFromNothing = ['old 0', base64(log.root(1)), '', newLog(4).checkpoint()].join('\n');
  const other = await witnessOf(log);
  assert.equal((await other.add(proofFromNothing)).status, 422);
  assert.equal((await add(log.submission(10))).status, 200);
});

test('two roots of one size stay as proof against the log, whoever brought the second', async () => {
  const log = newLog(6);
  const { add, at } = await witnessOf(log);
  assert.equal((await at(log, 'split-views')).status, 404);
  await add(log.submission(0));
  const split = log.tellOtherwise(2);
  assert.equal((await add(split.submission(6))).status, 422);
  assert.equal((await add(split.submission(2))).status, 409);
  const { splitViews } = await (await at(log, 'split-views')).json();
  assert.equal(splitViews.length, 1);
  const [{ ours, theirs, size }] = splitViews;
  assert.equal(size, 6);
  for (const [note, told] of [
    [ours, log],
    [theirs, split],
  ]) {
    const opened = openNote(note, [log.key]);
    assert.ok(opened.ok && opened.value.text === told.text());
  }
});

test('only logs that are known, with their own key, are cosigned', async () => {
  const log = newLog(3);
  const { add, url } = await witnessOf(log);
  assert.equal((await add(new SignedLog('log.example/other').grow(3).submission(0))).status, 404);
  // The right name with another key: its id differs, so it is nobody's signature.
  assert.equal((await add(new SignedLog(log.origin, 2).grow(3).submission(0))).status, 403);
  // The right name and id, and a signature that is not of this text.
  const [, signature = ''] = log.checkpoint(2).split('\n\n');
  assert.equal((await add(`old 0\n\n${log.text(3)}\n${signature}`)).status, 403);
  // One good signature does not make up for a bad one of the same key.
  assert.equal((await add(log.submission(0) + signature)).status, 403);
  assert.equal((await fetch(`${url}/`)).status, 200);
});

test('a request that is not exactly one is refused before anything is checked', async () => {
  const log = newLog(9);
  const { add, url } = await witnessOf(log);
  const good = log.submission(0);
  const bodies: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>> = {
    nothing: '',
    'no old line': good.slice('old 0\n'.length),
    'a leading zero': good.replace('old 0', 'old 00'),
    'a negative size': good.replace('old 0', 'old -1'),
    'a size past 2^53': good.replace('old 0', 'old 9007199254740993'),
    'two spaces': good.replace('old 0', 'old  0'),
    'carriage returns': good.replaceAll('\n', '\r\n'),
    'a short hash': good.replace('old 0\n', `old 0\n${base64(new Uint8Array(31))}\n`),
    'base64 with bits that say nothing': good.replace('old 0\n', `old 0\n${'A'.repeat(42)}B=\n`),
    '64 proof lines': good.replace('old 0\n', `old 0\n${`${base64(new Uint8Array(32))}\n`.repeat(64)}`),
    'no empty line': good.replace('\n\n', '\n'),
    'a note without signature': `old 0\n\n${log.text()}\n`,
    'a note without final newline': good.slice(0, -1),
    'a size that is no number': `old 0\n\n${noteText(signNote(`${log.origin}\nmany\n${base64(log.root())}\n`, [log.signer]))}`,
    'an old size past the checkpoint': log.submission(10, 9),
    'bytes that are no text': Uint8Array.of(0xff, 0xfe),
  };
  for (const [what, body] of Object.entries(bodies)) assert.equal((await add(body)).status, 400, what);
  assert.equal((await add('x'.repeat(200_000))).status, 413);
  const get = await fetch(`${url}/add-checkpoint`);
  assert.deepEqual([get.status, get.headers.get('allow')], [405, 'POST']);
  assert.equal((await fetch(`${url}//`)).status, 404);
  assert.equal((await add(good)).status, 200);
});

test('what was cosigned last can be fetched by anyone, with all its signatures', async () => {
  const log = newLog(4);
  const { add, at, keys, url } = await witnessOf(log);
  assert.equal((await at(log, 'checkpoint')).status, 404);
  await add(log.submission(0));
  const { body: lines } = await add(log.grow(4).submission(4));
  assert.equal(await (await at(log, 'checkpoint')).text(), log.checkpoint() + lines);
  assert.equal(parseNote(log.checkpoint() + lines)?.signatures.length, 1 + keys.length);
  const about = await (await fetch(url)).text();
  assert.match(about, /^witness witness\.example\/w1\+[0-9a-f]{8}\+B/m);
  assert.ok(about.includes(`log ${log.vkey}\n`));
});

test('of many submissions at once each size is cosigned with one root', async () => {
  const log = newLog(50);
  const { add, at } = await witnessOf(log);
  await add(log.submission(0));
  const split = log.tellOtherwise(0).grow(5, 'another story');
  log.grow(5);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => add((place % 2 === 0 ? log : split).submission(50))),
  );
  const good = answers.filter(({ status }) => status === 200);
  assert.equal(good.length, 1);
  const kept = await (await at(log, 'checkpoint')).text();
  assert.ok(kept.endsWith(good[0]?.body ?? '?'));
});

test('an address that asks without end is told to wait', async () => {
  const log = newLog(1);
  const { add } = await witnessAt(new Allowance(0, 3), log);
  const asked = Array.from({ length: 5 }, () => '');
  const answers = [];
  for (const body of asked) answers.push((await add(body)).status);
  assert.deepEqual(answers, [400, 400, 400, 429, 429]);
  assert.equal((await add(log.submission(0))).status, 429);
});

test('what may be asked comes back with time, to each address its own, and never more than at once', () => {
  const allowance = new Allowance(50, 2);
  const take = (who: string, times: number, now: number) =>
    Array.from({ length: times }, () => allowance.take(who, now)).filter(Boolean).length;
  assert.equal(take('a', 5, 0), 2);
  assert.equal(take('b', 1, 0), 1);
  assert.equal(take('a', 5, 19), 0);
  assert.equal(take('a', 5, 45), 1);
  assert.equal(take('a', 5, 60_000), 2);
});
