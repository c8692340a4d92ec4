import type { Browser, Page } from 'playwright-core';

/** How somebody sees the pages: on a desk, in Chinese, plain, light and without script unless told. */
export interface View {
  readonly width?: number;
  readonly lang?: 'zh' | 'en';
  readonly elder?: boolean;
  readonly dark?: boolean;
  readonly script?: boolean;
}

/** A page in a browser of its own, signed in by a session's `Cookie` header, which waits `patience` ms for what it is asked for. */
export async function deskPage(
  browser: Browser,
  {
    url,
    cookie,
    patience = 20_000,
  }: { readonly url: string; readonly cookie: string; readonly patience?: number },
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
  page.setDefaultTimeout(patience);
  return page;
}
