import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { after, before, test } from 'node:test';
import { type Server, startServer } from './server.ts';
import { openDb } from './shared/database.ts';

// Nobody listens there: a page that asks for no record is shown all the same.
const { db } = openDb('postgres://nobody@127.0.0.1:1/none');
let server: Server;

const secret = 'a secret of the test, of forty letters..';
const config = { host: '127.0.0.1', port: 0, county: '450224', secret };
before(async () => {
  server = await startServer({ config, db });
});
after(async () => {
  await server.stop();
  await db.destroy();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: 'manual' });

// The page's hook looks its request up in the map that src/server.ts filled: with a second, bundled copy of
// src/shared/running.ts it would find nothing, and every page would be an error.
test('pages and server share one copy of our modules', async () => {
  assert.equal((await get('/settings')).status, 200);
});

test('a page speaks the language of the browser, and the one chosen if any', async () => {
  assert.match(await (await get('/settings')).text(), /<html lang="zh-CN"/);
  assert.match(await (await get('/settings', { 'accept-language': 'en-GB' })).text(), /<html lang="en"/);
  const chosen = await get('/settings', { 'accept-language': 'en-GB', cookie: 'lang=zh' });
  assert.match(await chosen.text(), /<html lang="zh-CN"/);
});

test('the large view is on for whoever chose it', async () => {
  assert.match(await (await get('/settings')).text(), /<html [^>]*class="plain"/);
  assert.match(await (await get('/settings', { cookie: 'view=elder' })).text(), /<html [^>]*class="elder"/);
});

test('a page carries no script and a policy that allows none from elsewhere', async () => {
  const page = await get('/settings');
  assert.doesNotMatch(await page.text(), /<script/);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe-inline/);
});

test('pages travel compressed', async () => {
  for (const [accepted, coding] of [
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
  ] as const) {
    const page = await get('/settings', { 'accept-encoding': accepted });
    assert.equal(page.headers.get('content-encoding'), coding);
    assert.match(await page.text(), /<\/html>/);
  }
});

test('a page that does not exist says so, and how to go on', async () => {
  const page = await get('/no-such-page', { 'accept-language': 'en' });
  assert.equal(page.status, 404);
  assert.match(await page.text(), /This page was not found/);
});

test('a visitor at the workbench is asked to sign in, and comes back afterwards', async () => {
  const answer = await get('/desk?day=2026-11-23');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `/sign-in?next=${encodeURIComponent('/desk?day=2026-11-23')}`);
});

test('a server without its database says that it is not ready', async () => {
  const health = await get('/health');
  assert.equal(health.status, 503);
});

test('the API describes itself and answers what it does not know with a problem', async () => {
  const document = await (await get('/api/openapi.json')).json();
  assert.equal(document.openapi, '3.1.0');
  const missing = await get('/api/no-such-thing', { 'accept-language': 'en' });
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('content-type'), 'application/problem+json');
  const problem = await missing.json();
  assert.equal(problem.code, 'request.not-found');
  assert.equal(problem.title, 'This page was not found');
});

test('a form sent from another site is refused', async () => {
  const answer = await fetch(`${server.url}/settings?/language`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'lang=en',
    redirect: 'manual',
  });
  assert.equal(answer.status, 403);
});

test('choosing a language leads back to the page one came from, and to no other site', async () => {
  const choose = (back: string) =>
    fetch(`${server.url}/settings?/language`, {
      method: 'POST',
      headers: {
        origin: server.url,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ lang: 'en', back }).toString(),
      redirect: 'manual',
    });
  const answer = await choose('/settings?a=1');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/settings?a=1');
  const cookie = answer.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^lang=en;.*HttpOnly/i);
  assert.doesNotMatch(cookie, /Secure/i, 'a browser would drop it over plain http');
  assert.equal((await choose('//elsewhere.example')).headers.get('location'), '/');
  assert.equal((await choose('/\\elsewhere.example')).headers.get('location'), '/');
});

test('what a client claims in forwarding headers is not believed', async () => {
  const answer = await fetch(`${server.url}/settings?/language`, {
    method: 'POST',
    headers: {
      origin: 'https://elsewhere.example',
      'x-forwarded-host': 'elsewhere.example',
      'x-forwarded-proto': 'https',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'lang=en',
    redirect: 'manual',
  });
  assert.equal(answer.status, 403);
});

test('behind a proxy the configured address is the one that counts', async () => {
  const origin = 'https://shop.example.cn';
  const behind = await startServer({ config: { ...config, origin }, db });
  const send = (from: string) =>
    fetch(`${behind.url}/settings?/language`, {
      method: 'POST',
      headers: { origin: from, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'lang=en',
      redirect: 'manual',
    });
  const answer = await send(origin);
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get('set-cookie') ?? '', /Secure/);
  assert.ok(answer.headers.get('strict-transport-security'));
  assert.equal((await send(behind.url)).status, 403);
  await behind.stop();
});

test('a server that stops lets the answer under way finish', async () => {
  const stopping = await startServer({ config, db });
  const sending = request(`${stopping.url}/settings?/language`, {
    method: 'POST',
    headers: {
      origin: stopping.url,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  const stopped = stopping.stop();
  sending.end('lang=en');
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  assert.equal(answer.statusCode, 303);
  answer.resume();
  await stopped;
  await assert.rejects(fetch(stopping.url));
});

test('a form larger than any photo is refused before it is read', async () => {
  const answer = await fetch(`${server.url}/settings?/language`, {
    method: 'POST',
    headers: {
      origin: server.url,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: `lang=${'x'.repeat(13 * 1024 * 1024)}`,
    redirect: 'manual',
  });
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /一次最多 12 MB/);
});
