import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { doors } from '../../src/routes/doors.ts';
import { axeFindings, everyRule } from './axe.ts';
import { CHINESE, pageComplaints } from './page-complaints.ts';

/** One way of looking at pages. */
export interface Look {
  readonly lang: 'zh' | 'en';
  readonly view: 'plain' | 'elder';
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** Four looks in which each two of language, view and colours meet, on a phone 360 px wide. */
export const phoneLooks: readonly Look[] = [
  { lang: 'zh', view: 'plain', colorScheme: 'light', width: 360 },
  { lang: 'zh', view: 'elder', colorScheme: 'dark', width: 360 },
  { lang: 'en', view: 'plain', colorScheme: 'dark', width: 360 },
  { lang: 'en', view: 'elder', colorScheme: 'light', width: 360 },
];

export const lookText = (look: Look) => `${look.lang}, ${look.view}, ${look.colorScheme}, ${look.width} px`;

/** Where to stop on the walk. */
export interface Stop {
  readonly path: string;
  /** The `Cookie` header of whoever comes here; nobody in particular without. */
  readonly cookie?: string | undefined;
  /** What the browser calls itself, where that decides what is shown. */
  readonly userAgent?: string;
  /** What the page answers: 200 unless said. */
  readonly status?: number;
  /** Somebody else's page, such as a cashier: seen by axe alone. */
  readonly elsewhere?: boolean;
  /** Paths of scripts a page without SvelteKit's may carry. The large view may always read aloud. */
  readonly scripts?: readonly string[];
}

/** The route ids under these groups that show a page, as the route table has them. */
export function pagesUnder(...groups: readonly string[]): string[] {
  return Object.keys(doors).filter(
    (route) =>
      groups.some((group) => `${route}/`.startsWith(`${group}/`)) &&
      existsSync(fileOf(route, '+page.svelte')),
  );
}

/** Whether a page is alive: its `+page.ts` says `csr = true`. */
async function isAlive(route: string): Promise<boolean> {
  const file = fileOf(route, '+page.ts');
  return existsSync(file) && (await import(file.href)).csr === true;
}

const fileOf = (route: string, name: string) => new URL(`../../src/routes${route}/${name}`, import.meta.url);

export interface Walk {
  readonly browser: Browser;
  /** Where the server answers. */
  readonly url: string;
  readonly look: Look;
  /** For each route id the pages to see. */
  readonly stops: Readonly<Record<string, readonly Stop[]>>;
  /** Chinese that may stand on an English page, longest first: what people wrote and nobody translates. */
  readonly written?: readonly string[];
}

/**
 * Goes to every stop in one look and answers all that is wrong there, `path: complaint`: what axe-core finds, and what
 * `pageComplaints` knows. Empty when every page may be shown to people.
 */
export async function walkPages({ browser, url, look, stops, written = [] }: Walk): Promise<string[]> {
  const found: string[] = [];
  const byVisitor = Map.groupBy(
    Object.entries(stops).flatMap(([route, some]) => some.map((stop) => ({ route, ...stop }))),
    (stop) => `${stop.cookie ?? ''}\n${stop.userAgent ?? ''}`,
  );
  for (const [visitor, theirs] of byVisitor) {
    const [cookie = '', userAgent = ''] = visitor.split('\n');
    const context = await browser.newContext({
      ...(userAgent ? { userAgent } : {}),
      locale: look.lang === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: look.colorScheme,
      viewport: { width: look.width, height: 740 },
    });
    await context.addCookies(cookiesOf(`lang=${look.lang}; view=${look.view}; ${cookie}`, url));
    const page = await context.newPage();
    for (const { route, ...stop } of theirs) {
      const complaints = await complaintsAt(page, url, stop, look, await isAlive(route));
      found.push(
        ...complaints
          .filter((complaint) => !isQuoted(complaint, written))
          .map((complaint) => `${stop.path} ${complaint}`),
      );
    }
    await context.close();
  }
  return found;
}

async function complaintsAt(
  page: Page,
  url: string,
  stop: Stop,
  look: Look,
  alive: boolean,
): Promise<string[]> {
  const said: string[] = [];
  const listen = (message: { text(): string }) => {
    // A page of the service worker's preloads what the worker then answers from its own store: nothing is wrong with that.
    if (!message.text().includes('service worker resource mismatch'))
      said.push(`the browser says: ${message.text()}`);
  };
  page.on('console', listen);
  const answer = await page.goto(url + stop.path);
  const elder = look.view === 'elder';
  const scripts = [...(stop.scripts ?? []), ...(elder ? ['/read-aloud.js'] : [])];
  const status = answer?.status();
  // The large view promises a contrast of 7:1, which WCAG asks for at its highest level only.
  const rules = elder ? [...everyRule, 'wcag2aaa'] : everyRule;
  const complaints = [
    ...(status === (stop.status ?? 200) ? [] : [`answers ${status}`]),
    ...(stop.elsewhere ? [] : await pageComplaints(page, { lang: look.lang, elder, scripts, alive })),
    ...(await axeFindings(page, stop.elsewhere ? everyRule : rules)),
  ];
  page.off('console', listen);
  // A page that comes alive early puts the cursor into its field before the browser does and is told that it was there already.
  const atItsField = await page.evaluate(() => document.activeElement?.matches('[autofocus]'));
  return [
    ...complaints,
    ...said.filter(
      (line) =>
        !line.includes(`status of ${stop.status}`) &&
        !(atItsField && line.includes('Autofocus processing was blocked')),
    ),
  ];
}

/** Is all the Chinese that is complained of what somebody wrote? */
function isQuoted(complaint: string, written: readonly string[]): boolean {
  if (!complaint.startsWith(CHINESE)) return false;
  let rest = complaint.slice(CHINESE.length);
  // A piece of a quotation whose Chinese words are marked: more than a comma, which the page itself would have set.
  if (rest.length > 3 && written.some((text) => text.includes(rest))) return true;
  for (const text of written) rest = rest.replaceAll(text, '');
  return !/[\p{Script=Han}\u3000-\u303f\uff01-\uff65]/u.test(rest);
}

/** A `Cookie` header as the cookies of a browser. */
export function cookiesOf(header: string, url: string) {
  return header
    .split('; ')
    .filter((pair) => pair.includes('='))
    .map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
}
