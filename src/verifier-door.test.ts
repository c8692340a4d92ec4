import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { POLICY } from '../test/help/forged-log.ts';
import { policyFile } from './shared/running.ts';
import { verifierFile } from './verifier/verifier-file.ts';
import { serveVerifier } from './verifier-door.ts';

const home = await mkdtemp(join(tmpdir(), 'verifier-door-'));
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: '', home };
const server = createServer((request, response) => serveVerifier(config, request, response));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
after(async () => {
  server.close();
  await rm(home, { recursive: true });
});
const get = (init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/verify`, init);

async function trust(policy: string): Promise<void> {
  await mkdir(dirname(policyFile(config)), { recursive: true });
  await writeFile(policyFile(config), policy);
}

test('while no log is kept, the page is there and trusts nobody', async () => {
  const page = await get();
  assert.equal(page.status, 200);
  assert.equal(await page.text(), (await verifierFile('')).html);
});

test('what is handed out is, byte for byte, the page whose digest stands in the log', async () => {
  await trust(POLICY);
  const { digest } = await verifierFile(POLICY);
  for (const coding of ['gzip', 'identity']) {
    const page = await get({ headers: { 'accept-encoding': coding } });
    const bytes = Buffer.from(await page.arrayBuffer());
    assert.equal(`sha256:${createHash('sha256').update(bytes).digest('base64url')}`, digest);
    assert.ok(bytes.includes(POLICY));
  }
});

test('it runs its own script and nothing else, and stands in no other page', async () => {
  const page = await get();
  const policy = page.headers.get('content-security-policy') ?? '';
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(await page.text()) ?? [];
  const hash = createHash('sha256').update(script).digest('base64');
  assert.match(policy, /default-src 'none'/);
  assert.ok(policy.includes(`script-src 'sha256-${hash}';`));
  assert.match(policy, /frame-ancestors 'none'/);
});

test('a browser that has it asks whether it is still the one, and is told when whom it trusts has changed', async () => {
  const etag = (await get()).headers.get('etag') ?? '';
  assert.equal((await get({ headers: { 'if-none-match': etag } })).status, 304);
  await trust(`${POLICY}# another\n`);
  assert.equal((await get({ headers: { 'if-none-match': etag } })).status, 200);
});

test('nothing is sent to it', async () => {
  assert.equal((await get({ method: 'POST', body: 'x' })).status, 405);
});
