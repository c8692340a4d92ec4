import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { servePicture } from './picture-door.ts';
import { writeMaster } from './shared/picture-files.ts';

const SHA256 = 'ab'.repeat(32);
const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
const image = sharp({ create: { width: 320, height: 200, channels: 3, background: 'orange' } });
const kept = await writeMaster(folder, SHA256, image);
const server = createServer((request, response) => servePicture(folder, request, response));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
const get = (path: string) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { redirect: 'manual' });

test('a picture is kept by whoever fetched it once', async () => {
  const picture = await get(`/pictures/${SHA256}/320.avif`);
  assert.equal(picture.status, 200);
  assert.equal(picture.headers.get('content-type'), 'image/avif');
  assert.equal(picture.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(picture.headers.get('x-content-type-options'), 'nosniff');
  assert.ok((await picture.arrayBuffer()).byteLength > 100);
});

test('the file that records of the trace name is handed out byte for byte', async () => {
  const master = await get(`/pictures/${SHA256}/master.webp`);
  assert.equal(master.headers.get('content-type'), 'image/webp');
  assert.deepEqual(Buffer.from(await master.arrayBuffer()), kept);
});

test('another name, another width or a way out of the folder is not found, and not kept as such', async () => {
  for (const path of [
    `/pictures/${SHA256}/640.avif`,
    `/pictures/${SHA256}/320.svg`,
    `/pictures/${SHA256}/master.avif`,
    `/pictures/${'0'.repeat(64)}/320.webp`,
    `/pictures/..%2f..%2f/etc/passwd`,
  ]) {
    const none = await get(path);
    assert.equal(none.status, 404);
    assert.equal(none.headers.get('cache-control'), 'no-cache');
  }
});
