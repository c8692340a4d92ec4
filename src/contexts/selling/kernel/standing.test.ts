import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aForecast, aLot, anOffer, kumquats } from '../../../../test/help/offers.ts';
import type { Supply } from './fill.ts';
import { standingOf } from './standing.ts';

const TODAY = '2026-11-30';
const supply = (more: Partial<Supply> = {}): Supply => ({
  stock: [aLot({ available: 7_200 })],
  forecasts: [],
  goods: () => kumquats,
  goodOn: '2026-12-01',
  ...more,
});

test('an offer in season with stock is on, and says how much of it one order can have', () => {
  assert.deepEqual(standingOf(anOffer({}), supply(), TODAY), { on: true, remains: 7_000, most: 7_000 });
  assert.deepEqual(standingOf(anOffer({ most: 5_000 }), supply(), TODAY), {
    on: true,
    remains: 7_000,
    most: 5_000,
  });
});

test('out of season it is off by itself, and comes back by itself', () => {
  const summer = '2026-07-01';
  assert.deepEqual(standingOf(anOffer({}), supply(), summer), {
    on: false,
    reason: 'out-of-season',
    back: '2026-11-15',
  });
});

test('before its first and after its last day it is off', () => {
  const offer = anOffer({ onFrom: '2026-12-10', onUntil: '2026-12-20' });
  assert.deepEqual(standingOf(offer, supply(), TODAY), {
    on: false,
    reason: 'before-window',
    back: '2026-12-10',
  });
  assert.deepEqual(standingOf(offer, supply(), '2026-12-21'), { on: false, reason: 'after-window' });
});

test('drafted, paused and ended it is off, whatever is in stock', () => {
  for (const status of ['draft', 'paused', 'ended'] as const) {
    assert.deepEqual(standingOf(anOffer({ status }), supply(), TODAY), { on: false, reason: status });
  }
});

test('off for want of stock, of a certificate or of keeping, it says which', () => {
  const off = (stock: Supply['stock']) => {
    const standing = standingOf(anOffer({}), supply({ stock }), TODAY);
    return standing.on ? 'on' : standing.reason;
  };
  assert.equal(off([]), 'no-stock');
  assert.equal(off([aLot({ certified: false })]), 'certificate-missing');
  assert.equal(off([aLot({ goodUntil: '2026-12-02' })]), 'not-good-then');
  assert.equal(off([aLot({ available: 400 })]), 'no-stock');
});

test('a mixed box is off while one of its parts is out of season, a pick of the season only while too few are ripe', () => {
  const part = (productCode: string) => ({ productCode, grade: 'first', milli: 500, unit: 'kg' as const });
  const goods = (code: string) =>
    code === 'grape' ? { ...kumquats, season: { from: '07-01', until: '09-10' } } : kumquats;
  const parts = ['kumquat', 'orange', 'grape'].map(part);
  const stock = ['kumquat', 'orange', 'grape'].map((productCode) =>
    aLot({ lotCode: productCode, productCode }),
  );
  const boxed = {
    soldUnit: 'piece',
    priceUnit: 'piece',
    pieceKg: 1_500,
    step: 1_000,
    least: 1_000,
    parts,
  } as const;
  const mixed = anOffer({ form: 'mixed-box', ...boxed });
  assert.deepEqual(standingOf(mixed, supply({ goods, stock }), TODAY), {
    on: false,
    reason: 'out-of-season',
    back: '2027-07-01',
  });
  const picked = anOffer({ form: 'pick-of-season', kinds: 2, ...boxed });
  assert.ok(standingOf(picked, supply({ goods, stock }), TODAY).on);
});

test('a presale sells before the season and until its harvest ends', () => {
  const offer = anOffer({ form: 'presale', forecastId: 'F' });
  const ahead = supply({ stock: [], forecasts: [aForecast({ left: 2_000 })] });
  assert.deepEqual(standingOf(offer, ahead, '2026-10-01'), { on: true, remains: 2_000, most: 2_000 });
  assert.deepEqual(standingOf(offer, ahead, '2026-12-21'), { on: false, reason: 'after-window' });
});
