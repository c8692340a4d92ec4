import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { atEnd } from '../help/at-end.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { pagesUnder } from '../help/walk-pages.ts';
import { publicStops } from './public-stops.ts';

const { db, home } = await demoDatabase();
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), home, sandboxPay: true };
const server = await startServer({ config: { ...config, demo: true }, db, clock: () => HARVEST_MORNING });
atEnd(() => server.stop());
const stops = await publicStops(db, server.url, HARVEST_MORNING);

const rubbish = [
  '',
  'x',
  '-1',
  '9'.repeat(30),
  '很'.repeat(3_000),
  'a\u0000b',
  "'; drop table lot; --",
  '../../etc/passwd',
];
const queries = ['q', 'product', 'category', 'after', 'page', 't', 'back', 'next', 'again', 'done'];

async function status(path: string, init: RequestInit): Promise<number> {
  const headers = { ...init.headers, origin: server.url, accept: 'text/html' };
  const answer = await fetch(server.url + path, { ...init, headers, redirect: 'manual' });
  await answer.body?.cancel();
  return answer.status;
}

test('no address, however mistyped, breaks a public page', async () => {
  const broken: string[] = [];
  for (const route of pagesUnder('/(shop)', '/(open)')) {
    const path = route.replaceAll(/\/\([^)]+\)/g, '') || '/';
    for (const word of rubbish) {
      const typed = path.replaceAll(/\[[^\]]+\]/g, encodeURIComponent(word || ' '));
      const asked = queries.map((name) => `${name}=${encodeURIComponent(word)}`).join('&');
      if ((await status(`${typed}?${asked}`, {})) >= 500)
        broken.push(`${typed.slice(0, 60)} ${word.slice(0, 20)}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('nothing typed into a form of the shop breaks it', async () => {
  const broken = new Set<string>();
  let sent = 0;
  for (const stop of Object.values(stops)
    .flat()
    .filter((each) => !each.elsewhere)) {
    const headers = { cookie: stop.cookie ?? '' };
    const page = await (await fetch(server.url + stop.path, { headers })).text();
    for (const { action, fields } of formsOf(page, stop.path)) {
      for (const word of rubbish) {
        const body = new URLSearchParams(fields.map((name) => [name, word]));
        const form = { method: 'POST', headers, body };
        if ((await status(action, form)) >= 500) broken.add(`${action} ${word.slice(0, 20)}`);
        sent += 1;
      }
    }
  }
  assert.deepEqual([...broken], []);
  assert.ok(sent > 500, `only ${sent} forms were sent`);
});

/** The forms of a page: where each is sent, and the names of its fields. */
function formsOf(page: string, path: string): { action: string; fields: string[] }[] {
  return [...page.matchAll(/<form[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(
    ([form, inside = '']) => {
      const [, action = ''] = /action="([^"]*)"/.exec(form.slice(0, form.indexOf('>'))) ?? [];
      const names = [...inside.matchAll(/\sname="([^"]+)"/g)].map(([, name = '']) => name);
      const url = new URL(action.replaceAll('&amp;', '&'), server.url + path);
      // Signing out would make strangers of all who come after.
      return url.pathname === '/sign-out'
        ? []
        : [{ action: url.pathname + url.search, fields: [...new Set(names)] }];
    },
  );
}
