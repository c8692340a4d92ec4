import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

const contexts = /^#[a-z]/;
const kept = /^#(?!shared\/)/;
const own = fileURLToPath(new URL('./src/', import.meta.url));

/**
 * One copy of the business in one process: the server build leaves every `#…` import of our own source alone, so that
 * Node resolves `#ordering` from a built page to the same module that `src/main.ts` and the API use. Bundled, a page
 * would get its own second pool and outbox. Only our own importers count: SvelteKit uses `#internal` in its package.
 */
function oneCopy(): Plugin {
  return {
    name: 'maidehao-one-copy',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!contexts.test(id) || !importer?.startsWith(own)) return null;
      if (this.environment.name === 'ssr') return { id, external: true };
      if (kept.test(id))
        this.error(`${importer} would send ${id} to the browser: use it in a +page.server.ts`);
      return null;
    },
  };
}

export default defineConfig({
  plugins: [
    oneCopy(),
    sveltekit({
      // Its own names only, so that PORT and HOST mean one thing: see src/server.ts, which sets them.
      adapter: adapter({ out: 'build', envPrefix: 'PAGES_' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          // The one style attribute of SvelteKit: it hides the page title that is read aloud after a change of page.
          'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'object-src': ['none'],
          'base-uri': ['self'],
          // Placing an order ends at the payment provider's page, and browsers hold every redirect after a form against this.
          'form-action': [
            'self',
            'https://*.tenpay.com',
            'https://*.weixin.qq.com',
            'https://*.alipay.com',
            'https://*.alipaydev.com',
          ],
          'frame-ancestors': ['none'],
        },
      },
      // One stylesheet inside the page saves a round trip of 300 ms where signal is weak; it is ≤ 4 KB compressed.
      inlineStyleThreshold: 24_000,
      version: { pollInterval: 0 },
    }),
  ],
  resolve: { alias: { $ui: fileURLToPath(new URL('./src/ui', import.meta.url)) } },
  build: {
    // Chat apps on cheap phones carry browsers a few years old: nesting and new colour functions are written out for them.
    cssTarget: ['chrome87', 'safari14'],
  },
});
