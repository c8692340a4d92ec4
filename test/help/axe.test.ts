import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings } from './axe.ts';
import { openBrowser } from './browser.ts';

const browser = await openBrowser();

test('axe refuses a page whose script is off at once and says why', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent('<main><h1>产地</h1></main>');
  await assert.rejects(axeFindings(page), /script is off/);
  await context.close();
});

test('axe finds what is wrong with a page whose script is on', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<html lang="zh"><title>产地</title><main><h1>产地</h1><p>三江</p><img src="a.png"></main>',
  );
  const findings = await axeFindings(page);
  assert.ok(findings.includes('image-alt: img'), findings.join('\n'));
  await page.close();
});
