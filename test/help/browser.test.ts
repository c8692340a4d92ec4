import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './browser.ts';

test('a real browser opens and runs script', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.setContent('<button onclick="this.textContent = 1 + 1">加 Add</button>');
  await page.getByRole('button').click();
  assert.equal(await page.getByRole('button').textContent(), '2');
});
