import assert from 'node:assert/strict';
import test from 'node:test';
import { pinyin } from 'pinyin-pro';
import { inSeason } from '#shared/instant.ts';
import { parseMilli } from '#shared/quantity.ts';
import { checkDigit } from '#tracing';
import { townshipOf } from './places.ts';
import { productOf, products } from './products.ts';

test('the check digit is the one GS1 prints in its own example, 0614141123452', () => {
  assert.equal(checkDigit('061414112345'), 2);
});

test('every product has its own variable-measure item number in restricted circulation', () => {
  const gtins = products.map(({ gtin }) => gtin);
  for (const gtin of gtins) {
    assert.match(gtin, /^920450224\d{5}$/);
    assert.equal(checkDigit(gtin.slice(0, 13)), Number(gtin[13]));
  }
  assert.equal(new Set(gtins).size, products.length);
  assert.equal(new Set(products.map(({ code }) => code)).size, products.length);
});

test('in late November kumquats and bamboo shoots are ripe, grapes and rice-field carp are not', () => {
  const ripe = products.filter((each) => inSeason('2026-11-23', each.seasonFrom, each.seasonUntil));
  const codes = ripe.map(({ code }) => code);
  for (const code of ['huapi-kumquat', 'shatian-pomelo', 'winter-bamboo-shoot', 'shiitake']) {
    assert.ok(codes.includes(code), code);
  }
  for (const code of ['summer-grape', 'rice-field-carp', 'cuimi-kumquat'])
    assert.ok(!codes.includes(code), code);
});

test('fresh fruit, vegetables, mushrooms, poultry, eggs and fish carry the promise certificate; rice, oil and pickles do not', () => {
  assert.equal(productOf('huapi-kumquat').certificateRequired, true);
  assert.equal(productOf('shiitake').certificateRequired, true);
  assert.equal(productOf('free-range-egg').certificateRequired, true);
  for (const code of [
    'new-rice',
    'camellia-oil',
    'pickled-mustard-root',
    'mountain-honey',
    'dried-wood-ear',
  ]) {
    assert.equal(productOf(code).certificateRequired, false, code);
  }
});

test('a keyboard finds each product by the sound of its name', () => {
  for (const { nameZh, pinyin: written } of products) {
    const sounded = pinyin(nameZh, { toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
    assert.equal(written.replaceAll(' ', ''), sounded, nameZh);
  }
});

test('each product keeps for days at a range of degrees, in grades that are told apart', () => {
  for (const { code, shelfLifeDays, keepMinC, keepMaxC, grades } of products) {
    assert.ok(shelfLifeDays > 0 && keepMinC < keepMaxC, code);
    assert.ok(grades.length >= 2, code);
    for (const grade of grades)
      assert.ok(grade.basisZh && grade.basisEn && grade.source, `${code} ${grade.code}`);
  }
});

test('retail is above wholesale, and both are whole fen', () => {
  for (const { code, price } of products) {
    assert.ok(Number.isSafeInteger(price.wholesaleFenPerKg) && Number.isSafeInteger(price.retailFen), code);
    if (price.retailUnit === 'kg') assert.ok(price.retailFen > price.wholesaleFenPerKg, code);
    if (price.retailUnit === 'jin') assert.ok(price.retailFen * 2 > price.wholesaleFenPerKg, code);
  }
});

test('every way of selling names amounts a scale can weigh, and every home is a township of the county', () => {
  for (const { code, selling, grownIn } of products) {
    assert.ok(selling.length > 0, code);
    for (const hint of selling) {
      for (const key of ['least', 'step', 'quantity', 'pieceKg'] as const) {
        const amount = (hint as Partial<Record<typeof key, string>>)[key];
        if (amount !== undefined) assert.ok((parseMilli(amount) ?? 0) > 0, `${code} ${key}`);
      }
    }
    for (const place of grownIn) assert.equal(townshipOf(place).code, place);
  }
});

test('the goods are told in both languages, in two sentences or more', () => {
  for (const { code, descriptionZh, descriptionEn, storyZh, storyEn } of products) {
    assert.ok(descriptionZh.length > 25 && storyZh.length > 35, code);
    assert.ok(descriptionEn.length > 60 && storyEn.length > 80, code);
  }
});
