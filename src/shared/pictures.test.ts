import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import sharp from 'sharp';
import { asCall } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { newId } from './id.ts';
import { must } from './outcome.ts';
import { readVariant } from './picture-files.ts';
import { photoOf, picturesByIds, storeDrawing, storeUpload } from './pictures.ts';
import { root } from './root.ts';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
after(() => rm(folder, { recursive: true }));

const facts = () => ({ id: newId(), altZh: '一筐金桔', altEn: 'A basket of kumquats' });
const orange = { r: 240, g: 144, b: 42 };

function photo(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: orange } });
}

function upload(bytes: Uint8Array, told = facts()) {
  return asCall(db, {}, (call) => storeUpload(call, folder, bytes, told));
}

describe('a photo', () => {
  it('is shown in three widths as AVIF and WebP, and never wider than it was', async () => {
    const picture = must(await upload(await photo(1600, 1200).jpeg().toBuffer()));
    assert.deepEqual([picture.width, picture.height, picture.widths], [1600, 1200, [320, 640, 1280]]);
    const wide = await readVariant(folder, picture.sha256, '1280.avif');
    assert.ok(wide);
    const { format, width, height } = await sharp(wide).metadata();
    assert.deepEqual([format, width, height], ['heif', 1280, 960]);
    const small = must(await upload(await photo(200, 100).png().toBuffer()));
    assert.deepEqual(small.widths, [200]);
    assert.equal((await sharp(await readVariant(folder, small.sha256, '200.webp')).metadata()).width, 200);
  });

  it('stands upright and tells nothing of the camera or the place', async () => {
    const taken = await photo(640, 480)
      .withExif({
        IFD0: { Copyright: 'someone' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 13/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    assert.equal((await sharp(taken).metadata()).orientation, 6);
    const picture = must(await upload(taken));
    assert.deepEqual([picture.width, picture.height], [480, 640]);
    for (const name of ['320.avif', '320.webp']) {
      const { exif, orientation } = await sharp(await readVariant(folder, picture.sha256, name)).metadata();
      assert.deepEqual([exif, orientation], [undefined, undefined]);
    }
  });

  it('that says where it comes from is kept as it was sent, and handed out unless it tells of the camera', async () => {
    const signed = await readFile(join(root, 'test', 'files', 'c2pa', 'signed.jpg'));
    const picture = must(await upload(signed));
    assert.equal(picture.claimed?.picture, 'holds');
    assert.equal(picture.original, 'original.jpg');
    assert.deepEqual(await readVariant(folder, picture.sha256, 'original.jpg'), signed);
    const [read] = (await asCall(db, {}, (call) => picturesByIds(call, [picture.id]))).values();
    assert.deepEqual(read?.claimed, picture.claimed);

    const { exif = Buffer.alloc(0) } = await sharp(
      await photo(8, 8)
        .withExif({ IFD0: { Copyright: 'someone' } })
        .jpeg()
        .toBuffer(),
    ).metadata();
    const segment = Buffer.concat([Buffer.of(0xff, 0xe1, 0, exif.length + 2), exif]);
    const telling = Buffer.concat([signed.subarray(0, 2), segment, signed.subarray(2)]);
    const withheld = must(await upload(telling));
    assert.ok(withheld.claimed);
    assert.equal(withheld.original, null);
    for (const name of ['original.jpg', 'withheld.jpg']) {
      assert.equal(await readVariant(folder, withheld.sha256, name), undefined);
    }
    assert.ok(
      (await readdir(join(folder, withheld.sha256.slice(0, 2), withheld.sha256))).includes('withheld.jpg'),
    );
  });

  it('sent twice is stored once', async () => {
    const bytes = await photo(400, 300).webp().toBuffer();
    const told = facts();
    must(await upload(bytes, told));
    must(await upload(bytes, { ...told, altZh: '别的' }));
    const pictures = await asCall(db, {}, (call) => picturesByIds(call, [told.id]));
    assert.equal(pictures.get(told.id)?.altZh, '一筐金桔');
  });

  it('names its addresses by its content', async () => {
    const picture = must(await upload(await photo(700, 350).jpeg().toBuffer()));
    const { src, width, height, sources } = photoOf(picture);
    assert.equal(src, `/pictures/${picture.sha256}/640.webp`);
    assert.deepEqual([width, height], [640, 320]);
    assert.equal(
      sources[0]?.srcset,
      `/pictures/${picture.sha256}/320.avif 320w, /pictures/${picture.sha256}/640.avif 640w`,
    );
  });
});

describe('what is not taken', () => {
  const refused = async (bytes: Uint8Array) => {
    const outcome = await upload(bytes);
    return outcome.ok ? 'taken' : outcome.refusal.code;
  };

  it('an SVG, a script called .jpg, an empty file', async () => {
    const before = await readdir(folder);
    assert.equal(
      await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      'picture.wrong-kind',
    );
    assert.equal(await refused(Buffer.from('<script>alert(1)</script>')), 'picture.wrong-kind');
    assert.equal(await refused(Buffer.alloc(0)), 'picture.wrong-kind');
    assert.deepEqual(await readdir(folder), before);
  });

  it('a photo that broke off on the way', async () => {
    const bytes = await photo(800, 600).jpeg().toBuffer();
    assert.equal(await refused(bytes.subarray(0, 60)), 'picture.unreadable');
  });

  it('more than 10 MB, or a small file that unfolds to more than 60 megapixels', async () => {
    const heavy = Buffer.concat([await photo(10, 10).jpeg().toBuffer(), Buffer.alloc(11 * 1024 * 1024)]);
    assert.equal(await refused(heavy), 'picture.too-large');
    assert.equal(await refused(await photo(12_000, 6_000).png().toBuffer()), 'picture.too-many-pixels');
  });
});

it('a drawing of ours becomes pixels like a photo', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="green"/></svg>',
  );
  const picture = must(await asCall(db, {}, (call) => storeDrawing(call, folder, svg, facts())));
  assert.equal(picture.widths.length, 3);
  assert.ok(await readVariant(folder, picture.sha256, '1280.webp'));
});

it('only names of variants are read, whatever is asked for', async () => {
  assert.equal(await readVariant(folder, '../../etc', 'passwd'), undefined);
  assert.equal(await readVariant(folder, 'a'.repeat(64), '../../../package.json'), undefined);
  assert.equal(await readVariant(folder, 'a'.repeat(64), '640.avif'), undefined);
});
