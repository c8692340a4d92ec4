import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { axeFindings, everyRule } from '../../test/help/axe.ts';
import { openBrowser } from '../../test/help/browser.ts';
import { startServer } from '../server.ts';
import { openDb } from '../shared/database.ts';

// The page of all components asks for no record.
const { db } = openDb('postgres://nobody@127.0.0.1:1/none');
const secret = 'a secret of the test, of forty letters..';
const server = await startServer({ config: { host: '127.0.0.1', port: 0, county: '450224', secret }, db });
const browser = await openBrowser();
after(async () => {
  await server.stop();
  await db.destroy();
});

for (const view of ['plain', 'elder'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every component can be read by everybody: ${view}, ${colorScheme}, on a phone and at a desk`, async () => {
      const context = await browser.newContext({ colorScheme });
      await context.addCookies([{ name: 'view', value: view, url: server.url }]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${server.url}/style`);
        // The large view promises a contrast of 7:1, which WCAG asks for at its highest level only.
        const asked = view === 'elder' ? [...everyRule, 'wcag2aaa'] : everyRule;
        assert.deepEqual(await axeFindings(page, asked), []);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        assert.equal(wide, width, 'nothing reaches over the edge');
      }
      assert.deepEqual(complaints, [], 'the content policy refuses nothing');
      await context.close();
    });
  }
}

test('in the large view body text is at least 24 px and every target at least 60 px', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  await context.addCookies([{ name: 'view', value: 'elder', url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/style`);
  const small = await page.evaluate(() => {
    const seen = [
      ...document.querySelectorAll<HTMLElement>('.button, .input, .tile, summary, nav a, .switches button'),
    ];
    const low = seen.filter((one) => one.offsetParent && one.getBoundingClientRect().height < 60);
    const text = [...document.querySelectorAll<HTMLElement>('main p, main td, main label, main li')];
    const tiny = text.filter(
      (one) => one.textContent?.trim() && Number.parseFloat(getComputedStyle(one).fontSize) < 24,
    );
    return [...low, ...tiny].map(
      (one) => `${one.tagName}.${one.className}: ${one.textContent?.trim().slice(0, 20)}`,
    );
  });
  assert.deepEqual(small, []);
  await context.close();
});
