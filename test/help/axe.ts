import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 at level AA, and what axe itself thinks wise. */
export const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] as const;

/** The rows of a table are alike: after six of them axe would spend most of its time and find nothing new. */
const ALIKE = ['tbody > tr:nth-child(n + 7)'];

/** What axe-core finds wrong with a page as it stands: `rule: places`. Refuses a page whose script is off. */
export async function axeFindings(page: Page, rules: readonly string[] = everyRule): Promise<string[]> {
  // axe waits for timers, which such a page has none of: it would wait for ever.
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches))
    throw new Error(`axe cannot look at ${page.url()}: the page's script is off`);
  const options = JSON.stringify({ runOnly: rules, iframes: false });
  const where = JSON.stringify({ exclude: ALIKE });
  // A button fading to the colour it has under the pointer would be judged by a colour nobody rests on.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)));
  const { violations, passes } = await page.evaluate<AxeResults>(`${axe}; axe.run(${where}, ${options})`);
  if (passes.length < 10) throw new Error(`axe looked at hardly anything of ${page.url()}`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
