import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { atEnd } from '../help/at-end.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { lookText, pagesUnder, phoneLooks, walkPages } from '../help/walk-pages.ts';
import { publicStops } from './public-stops.ts';

const { db, home } = await demoDatabase();
const config = {
  host: '127.0.0.1',
  port: 0,
  county: '450224',
  secret: newId(),
  home,
  sandboxPay: true,
  demo: true,
};
const server = await startServer({ config, db, clock: () => HARVEST_MORNING });
atEnd(() => server.stop());
const stops = await publicStops(db, server.url, HARVEST_MORNING);
const browser = await openBrowser();

test('no public page and no page of the shop is left out of the walk', () => {
  const missing = pagesUnder('/(shop)', '/(open)').filter((route) => !stops[route]?.length);
  assert.deepEqual(missing, []);
});

describe('whoever scans or buys can read and use every page', { concurrency: 2 }, () => {
  for (const look of phoneLooks) {
    test(lookText(look), async () => {
      assert.deepEqual(await walkPages({ browser, url: server.url, look, stops }), []);
    });
  }
});

test('no link on a public page or in the shop leads nowhere', async () => {
  const seen = new Set<string>();
  const dead: string[] = [];
  for (const stop of Object.values(stops)
    .flat()
    .filter((each) => !each.elsewhere)) {
    const headers = { cookie: stop.cookie ?? '', accept: 'text/html' };
    const page = await (await fetch(server.url + stop.path, { headers })).text();
    for (const [, href = ''] of page.matchAll(/<a [^>]*href="([^"#]+)"/g)) {
      const link = new URL(href.replaceAll('&amp;', '&'), server.url + stop.path);
      // Where one comes back to does not change whether a page is there.
      link.searchParams.delete('back');
      const asked = `${stop.cookie ?? ''} ${link.href}`;
      if (link.origin !== server.url || seen.has(asked)) continue;
      seen.add(asked);
      const answer = await fetch(link, { headers, redirect: 'manual' });
      await answer.body?.cancel();
      if (answer.status >= 400) dead.push(`${stop.path} → ${href} answers ${answer.status}`);
    }
  }
  assert.deepEqual(dead, []);
  assert.ok(seen.size > 100, `only ${seen.size} links were followed`);
});
