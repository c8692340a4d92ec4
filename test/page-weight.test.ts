import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { weigh } from '../src/commands/bench/measuring/page-weight.ts';
import {
  type Addresses,
  addressesOn,
  type PageName,
  pageNames,
} from '../src/commands/bench/spine/addresses.ts';
import { startServer } from '../src/server.ts';
import { newId } from '../src/shared/id.ts';
import { atEnd } from './help/at-end.ts';
import { openBrowser } from './help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from './help/demo.ts';

/*
 * A pack is scanned on a hill where the signal is weak. What a buyer and a reader of a label must get before they see anything is
 * counted here in bytes; how fast it is made is measured by `bin/maidehao bench spine`.
 */

const BUDGET = 60_000;
const { db } = await demoDatabase();
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), demo: true };
const server = await startServer({ config, db, clock: () => HARVEST_MORNING });
atEnd(() => server.stop());

let addresses: Addresses;
before(async () => {
  addresses = await addressesOn(server.url);
});

const named = {
  home: 'the front of the shop',
  product: 'the page of everything on it',
  scan: 'the story behind the labels of those goods',
} as const satisfies Record<PageName, string>;

for (const name of pageNames) {
  test(`${named[name]} needs no script and comes within 60 KB, photos aside`, async () => {
    for (const url of addresses[name]) {
      const { script, total } = await weigh(url);
      assert.equal(script, 0, `${url} has ${script} bytes of script`);
      assert.ok(total <= BUDGET, `${url} comes to ${total} bytes`);
    }
  });
}

test('a real browser gets what was counted, byte for byte, and runs no script', async () => {
  const browser = await openBrowser();
  for (const name of pageNames) {
    const url = addresses[name][0] ?? '';
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const got = new Map<string, number>();
    page.on('requestfinished', async (request) => {
      const path = new URL(request.url()).pathname;
      if (path.startsWith('/pictures/')) return;
      assert.notEqual(request.resourceType(), 'script', path);
      got.set(path, (await request.sizes()).responseBodySize);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    const counted = await weigh(url);
    const own = new URL(url).pathname;
    // A browser without a window does not get the icon of its tab.
    const seen = counted.files.filter((path) => path !== '/mark.svg');
    assert.deepEqual([...got.keys()].sort(), [own, ...seen].sort());
    assert.ok(
      Math.abs((got.get(own) ?? 0) - counted.html) < 200,
      `${got.get(own)} and ${counted.html} bytes`,
    );
    await context.close();
  }
});
