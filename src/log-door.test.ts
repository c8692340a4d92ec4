import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../test/help/at-end.ts';
import { serveLog } from './log-door.ts';
import { logFolder } from './shared/running.ts';

const home = await mkdtemp(join(tmpdir(), 'log-door-'));
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: '', home };
const server = createServer((asked, answer) => serveLog(config, asked, answer));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
atEnd(async () => {
  server.close();
  await rm(home, { recursive: true });
});

const log = join(logFolder(config), '450224');
const tile = Buffer.from(Array.from({ length: 32 }, (_, place) => place * 7));
for (const [name, bytes] of [
  ['checkpoint', 'log.example\n1\nroot\n'],
  ['policy', 'log key\nquorum none\n'],
  ['tile/0/x001/234', tile],
  ['tile/0/000.p/1', tile],
  ['tile/entries/000.p/1', 'an entry'],
  // What lies in the folder, and is none of the log's to give.
  ['secret', 'a secret'],
  ['tile/secret', 'a secret'],
  ['tile/0/1', 'a secret'],
] as const) {
  await mkdir(join(log, name, '..'), { recursive: true });
  await writeFile(join(log, name), bytes);
}
await writeFile(join(home, 'secret'), 'a secret');
await writeFile(join(logFolder(config), 'secret'), 'a secret');

/** Asks for a path exactly as it is written: `fetch` would resolve the dots. */
function ask(path: string, method = 'GET') {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    headers: Record<string, unknown>;
    body: Buffer;
  }>();
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, path, method }, async (answer) => {
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

test('a tile is its bytes, to anyone from anywhere, and may be kept for ever', async () => {
  for (const path of ['tile/0/x001/234', 'tile/0/000.p/1', 'tile/entries/000.p/1']) {
    const { status, headers } = await ask(`/log/450224/${path}`);
    assert.equal(status, 200, path);
    assert.equal(headers['content-type'], 'application/octet-stream');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(String(headers['cache-control']), /immutable/);
  }
  const { headers, body } = await ask('/log/450224/tile/0/x001/234');
  assert.deepEqual(body, tile);
  assert.equal(headers['content-length'], '32');
});

test('the checkpoint and the policy are text, and asked for anew each time', async () => {
  for (const [name, text] of [
    ['checkpoint', 'log.example\n1\nroot\n'],
    ['policy', 'log key\nquorum none\n'],
  ]) {
    const { status, headers, body } = await ask(`/log/450224/${name}`);
    assert.equal(status, 200);
    assert.equal(body.toString(), text);
    assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-cache');
  }
});

test('what is not there yet is not kept as missing', async () => {
  for (const path of ['450224/tile/0/001', '450225/checkpoint', '450224/tile/0/x001']) {
    const { status, headers } = await ask(`/log/${path}`);
    assert.equal(status, 404, path);
    assert.equal(headers['cache-control'], 'no-cache');
  }
});

for (const path of [
  '/log/450224/secret',
  '/log/450224/tile/secret',
  '/log/450224/tile/0/1',
  '/log/450224/../secret',
  '/log/450224/../../secret',
  '/log/../secret',
  '/log/../../../../../../../../etc/passwd',
  '/log/450224/tile/../secret',
  '/log/450224/tile/../../secret',
  '/log/450224/tile/0/../../secret',
  '/log/450224/tile/0/../0/000.p/1',
  '/log/450224/tile/0/./000.p/1',
  '/log/450224/tile//0/000.p/1',
  '/log/450224/tile/0/000.p/1/..',
  '/log/450224/%2e%2e/secret',
  '/log/450224/tile/%2e%2e/secret',
  '/log/450224/tile%2f0%2f000.p%2f1',
  '/log/450224/..%2f..%2fsecret',
  '/log/450224/..\\secret',
  '/log/450224/checkpoint/../secret',
  '/log/450224/checkpoint%00',
  '/log/450224/checkpoint?x',
  '/log/450224/',
  '/log/450224',
  '/log/450224/tile/0',
  '/log/450224/tile/00/000.p/1',
  '/log/450224/tile/0/000.p/256',
  '/log/450224/tile/0/000.p/0',
  '/log/45022/checkpoint',
  '/log/....../checkpoint',
  '/log//450224/checkpoint',
  'http://elsewhere.example/log/450224/checkpoint',
]) {
  test(`nothing else of the disk is to be had: ${path}`, async () => {
    const { status, body } = await ask(path);
    assert.equal(status, 404);
    assert.equal(body.length, 0);
  });
}

test('it is asked with GET and HEAD alone', async () => {
  const head = await ask('/log/450224/tile/0/x001/234', 'HEAD');
  assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '32', 0]);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask('/log/450224/checkpoint', method);
    assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
  }
});
