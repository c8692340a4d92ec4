import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startServer } from '../../src/server.ts';
import { newId } from '../../src/shared/id.ts';
import { atEnd } from '../help/at-end.ts';
import { openBrowser } from '../help/browser.ts';
import { demoDatabase, HARVEST_MORNING } from '../help/demo.ts';
import { type Look, lookText, pagesUnder, phoneLooks, type Stop, walkPages } from '../help/walk-pages.ts';
import { writtenChinese } from '../help/written-chinese.ts';
import { deskStops } from './desk-stops.ts';

const { db, home } = await demoDatabase();
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), home, demo: true };
const server = await startServer({ config, db, clock: () => HARVEST_MORNING });
atEnd(() => server.stop());
const stops = await deskStops(db, HARVEST_MORNING);
const written = await writtenChinese(db);
const browser = await openBrowser();

test('no page of the workbench is left out of the walk', () => {
  const missing = pagesUnder('/(desk)').filter((route) => !stops[route]?.length);
  assert.deepEqual(missing, []);
});

/**
 * Every page is seen in two looks that share neither language, view nor colours; every further state of it in one, in turn. Four of
 * each would take the machine half an hour and find nothing more.
 */
function seenIn(look: Look): Record<string, readonly Stop[]> {
  const at = phoneLooks.indexOf(look);
  const opposite = (index: number) => phoneLooks.length - 1 - index;
  return Object.fromEntries(
    Object.entries(stops).map(([route, some], turn) => [
      route,
      some.filter((_, state) => {
        const index = (turn + state) % phoneLooks.length;
        return at === index || (state === 0 && at === opposite(index));
      }),
    ]),
  );
}

describe('whoever works at the desk can read and use every page', { concurrency: 2 }, () => {
  for (const look of phoneLooks) {
    test(lookText(look), async () => {
      assert.deepEqual(await walkPages({ browser, url: server.url, look, stops: seenIn(look), written }), []);
    });
  }
});
