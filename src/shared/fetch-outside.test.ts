import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { fetchOutside, type Reach } from './fetch-outside.ts';

const server = createServer((asked, answer) => {
  if (asked.url === '/list') answer.end('{"a":1}');
  else if (asked.url === '/away') answer.writeHead(302, { location: '/list' }).end();
  else if (asked.url === '/large') answer.end('x'.repeat(2 * 1024 * 1024));
  else answer.writeHead(500).end();
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
atEnd(() => new Promise((done) => server.close(done)));
const { port } = server.address() as { port: number };
const here = (path: string) => `http://127.0.0.1:${port}${path}`;
const ourselves: Reach = { protocols: ['http:'], allowed: (ip) => ip === '127.0.0.1' };

test('no address leads to our own machines, to those beside us, or anywhere without TLS', async () => {
  for (const address of [
    here('/list'),
    here('/list').replace('http:', 'https:'),
    'https://localhost/list',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://user:secret@example.com/',
    'file:///etc/passwd',
    'not an address',
  ]) {
    assert.equal(await fetchOutside(address), 'address', address);
  }
});

test('what may be reached is read whole; a redirect, a fault and an endless answer are not followed', async () => {
  assert.equal(await fetchOutside(here('/list'), ourselves), '{"a":1}');
  assert.equal(await fetchOutside(here('/away'), ourselves), 'answer');
  assert.equal(await fetchOutside(here('/broken'), ourselves), 'answer');
  assert.equal(await fetchOutside(here('/large'), ourselves), 'too-large');
  assert.equal(await fetchOutside('http://127.0.0.1:1/', ourselves), 'unreachable');
});
