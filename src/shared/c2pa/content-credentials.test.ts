import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { root } from '../root.ts';
import { contentCredentials } from './content-credentials.ts';
import { manifestStoreIn } from './manifest-store.ts';

// Made and signed by another implementation (test/files/c2pa/README.md).
const files = Object.fromEntries(
  ['signed.jpg', 'signed.png'].map((name) => [name, readFileSync(join(root, 'test', 'files', 'c2pa', name))]),
);
const photo = files['signed.jpg'] as Buffer;

/** The photo with the first letter of some text in it changed. */
function changed(text: string): Buffer {
  const copy = Buffer.from(photo);
  const at = copy.indexOf(text);
  assert.ok(at > 0);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

describe('what a photo says of itself', () => {
  for (const [name, file] of Object.entries(files)) {
    it(`is read and checked: ${name}`, () => {
      assert.deepEqual(contentCredentials(file), {
        generator: 'Nobody Camera 1.2',
        title: 'kumquats.jpg',
        actions: [
          {
            action: 'c2pa.created',
            source: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
          },
        ],
        signer: { name: 'Test camera 1', organisation: 'Nobody Camera Works', issuer: 'Nobody Camera Works' },
        signature: 'holds',
        assertions: 'holds',
        picture: 'holds',
      });
    });
  }

  it('does not hold for a picture that was changed since', () => {
    const copy = Buffer.from(photo);
    const at = copy.length - 20;
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    const told = contentCredentials(copy);
    assert.deepEqual([told?.signature, told?.assertions, told?.picture], ['holds', 'holds', 'broken']);
  });

  it('does not hold when what was done, or the claim itself, was rewritten', () => {
    assert.equal(contentCredentials(changed('digitalCapture'))?.assertions, 'broken');
    assert.equal(contentCredentials(changed('kumquats.jpg'))?.signature, 'broken');
  });

  it('is found in a WebP and in an ISO-BMFF file too', () => {
    const store = manifestStoreIn(photo) ?? Buffer.alloc(0);
    assert.ok(store.length > 0);
    const u32 = (number: number, little = false) => {
      const bytes = Buffer.alloc(4);
      if (little) bytes.writeUInt32LE(number);
      else bytes.writeUInt32BE(number);
      return bytes;
    };
    const chunk = Buffer.concat([Buffer.from('C2PA'), u32(store.length, true), store]);
    const webp = Buffer.concat([
      Buffer.from('RIFF'),
      u32(4 + chunk.length, true),
      Buffer.from('WEBP'),
      chunk,
    ]);
    assert.deepEqual(manifestStoreIn(webp), store);
    const ftyp = Buffer.concat([u32(16), Buffer.from('ftypavif'), u32(0)]);
    const uuid = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
    const content = Buffer.concat([uuid, u32(0), Buffer.from('manifest\0'), Buffer.alloc(8), store]);
    const box = Buffer.concat([u32(8 + content.length), Buffer.from('uuid'), content]);
    assert.deepEqual(manifestStoreIn(Buffer.concat([ftyp, box])), store);
    assert.equal(contentCredentials(Buffer.concat([ftyp, box]))?.signature, 'holds');
  });

  it('is nothing for a photo that says nothing', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const plain = await sharp(photo).toFormat(format).toBuffer();
      assert.equal(contentCredentials(plain), undefined);
    }
  });

  it('makes no trouble, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.nat(photo.length), (length) => void contentCredentials(photo.subarray(0, length))),
    );
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(255), (at, byte) => {
        const copy = Buffer.from(photo);
        copy.writeUInt8(byte, at);
        contentCredentials(copy);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void contentCredentials(bytes)));
  });
});
