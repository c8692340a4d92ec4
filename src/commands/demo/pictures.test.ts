import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import sharp from 'sharp';
import { drawings } from './pictures/drawing/all.ts';
import { landscapes, productPictures } from './pictures.ts';
import { products } from './products.ts';

const pictures = [...productPictures, ...landscapes];

test('every product has its picture, and there are three of where they come from', () => {
  assert.deepEqual(
    productPictures.map(({ code }) => code).toSorted(),
    products.map(({ code }) => code).toSorted(),
  );
  assert.equal(landscapes.length, 3);
});

test('every picture says what it shows in both languages, and that it is drawn', () => {
  for (const { code, altZh, altEn, credit } of pictures) {
    assert.ok(altZh.length >= 12 && altEn.length >= 40, code);
    assert.match(credit, /插画，演示.*Illustration, demo/);
  }
  assert.equal(new Set(pictures.map(({ altZh }) => altZh)).size, pictures.length);
});

test('every picture on file is what its drawing draws', () => {
  for (const { code, file } of pictures) assert.equal(readFileSync(file, 'utf8'), drawings[code]?.(), code);
});

test('a picture is at most 60 KB and asks for nothing from elsewhere', () => {
  for (const { code, file } of pictures) {
    const svg = readFileSync(file, 'utf8');
    assert.ok(Buffer.byteLength(svg) < 60_000, code);
    assert.doesNotMatch(svg, /<script|<image|<foreignObject|href="(?!#)|NaN|undefined/, code);
  }
});

test('a picture becomes pixels of 4 to 3 that are not all paper', async () => {
  for (const { code, file } of pictures) {
    const { data, info } = await sharp(readFileSync(file), { density: 24 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    assert.equal(info.width * 3, info.height * 4, code);
    const { entropy } = await sharp(data, { raw: info }).stats();
    assert.ok(entropy > 2, `${code} ${entropy}`);
  }
});
