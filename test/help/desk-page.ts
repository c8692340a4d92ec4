import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS } from './until.ts';

/** How somebody sees the pages: on a desk, in Chinese, plain, light and without script unless told. */
export interface View {
  readonly width?: number;
  readonly lang?: 'zh' | 'en';
  readonly elder?: boolean;
  readonly dark?: boolean;
  readonly script?: boolean;
}

/** A page in a browser of its own, signed in by a session's `Cookie` header. */
export async function deskPage(
  browser: Browser,
  { url, cookie }: { readonly url: string; readonly cookie: string },
  { width = 1440, lang = 'zh', elder = false, dark = false, script = false }: View = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([
    { name, value, url },
    { name: 'lang', value: lang, url },
    { name: 'view', value: elder ? 'elder' : 'plain', url },
  ]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}
