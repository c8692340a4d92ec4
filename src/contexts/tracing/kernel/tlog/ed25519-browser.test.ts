import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'vite';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { isSoundKey, verifyEd25519 } from './ed25519.ts';
import '../../native.ts';

const vectors = sharedFolder('conformance/trace/cctv-ed25519');

interface Vector {
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
}
type Module = typeof import('./ed25519.ts');

test('a browser gives all 914 published edge cases the verdict that the server gives', {
  skip: vectors.skip,
}, async () => {
  const all: readonly Vector[] = JSON.parse(
    await readFile(join(vectors.path, 'ed25519vectors.json'), 'utf8'),
  );
  const server = all.map(({ key, sig, msg }) => [
    verifyEd25519(Buffer.from(key, 'hex'), Buffer.from(msg), Buffer.from(sig, 'hex')),
    isSoundKey(Buffer.from(key, 'hex')),
  ]);
  const page = await (await openBrowser()).newPage();
  await page.addScriptTag({ content: await bundled() });
  const browser = await page.evaluate((given) => {
    const { verifyEd25519, isSoundKey } = (globalThis as unknown as { kernel: Module }).kernel;
    const bytes = (hex: string) =>
      Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    return given.map(({ key, sig, msg }) => [
      verifyEd25519(bytes(key), new TextEncoder().encode(msg), bytes(sig)),
      isSoundKey(bytes(key)),
    ]);
  }, all);
  assert.equal(browser.length, 914);
  assert.deepEqual(browser, server);
});

/** The kernel's module itself as one script for a page. */
async function bundled(): Promise<string> {
  const entry = join(import.meta.dirname, 'ed25519.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'kernel' } },
  });
  assert.ok(Array.isArray(built) && built[0]);
  const [script] = built[0].output;
  return script.code;
}
