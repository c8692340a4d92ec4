import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { aForecast, aLot, anOffer, kumquats } from '../../../../test/help/offers.ts';
import { type Fill, fillLines, mostFillable, type Supply } from './fill.ts';
import type { Offer, Part } from './offer.ts';
import type { Stock } from './stock.ts';

const DAY = '2026-12-01';

function supply(stock: readonly Stock[], more: Partial<Supply> = {}): Supply {
  return { stock, forecasts: [], goods: () => kumquats, goodOn: DAY, ...more };
}

function drawn(fill: Fill | undefined): string[] {
  assert.ok(fill);
  return 'short' in fill
    ? [fill.short]
    : fill.draws.map((draw) => `${draw.lotCode} ${draw.milli} ${draw.unit}`);
}

describe('a line', () => {
  it('is filled from the lot that expires first, then from the next', () => {
    const stock = [
      aLot({ lotCode: 'LATE', goodUntil: '2026-12-20', available: 50_000 }),
      aLot({ lotCode: 'SOON', goodUntil: '2026-12-05', available: 3_000 }),
    ];
    const [fill] = fillLines([{ offer: anOffer({ step: 1_000 }), milli: 5_000 }], supply(stock));
    assert.deepEqual(drawn(fill), ['SOON 3000 kg', 'LATE 2000 kg']);
  });

  it('takes whole steps of each lot: one bag never holds fruit of two lots', () => {
    const stock = [
      aLot({ lotCode: 'A', goodUntil: '2026-12-05', available: 2_400 }),
      aLot({ lotCode: 'B', goodUntil: '2026-12-06', available: 7_400 }),
    ];
    const [fill] = fillLines(
      [{ offer: anOffer({ step: 2_500, least: 2_500 }), milli: 5_000 }],
      supply(stock),
    );
    assert.deepEqual(drawn(fill), ['B 5000 kg']);
  });

  it('leaves out a lot that would not keep two more days after the day it is collected', () => {
    const good = aLot({ lotCode: 'GOOD', goodUntil: '2026-12-03' });
    const old = aLot({ lotCode: 'OLD', goodUntil: '2026-12-02' });
    const line = { offer: anOffer({ step: 1_000 }), milli: 1_000 };
    assert.deepEqual(drawn(fillLines([line], supply([old, good]))[0]), ['GOOD 1000 kg']);
    assert.deepEqual(drawn(fillLines([line], supply([old]))[0]), ['not-good-then']);
  });

  it('leaves out a lot without its certificate where the product needs one, and says so', () => {
    const bare = aLot({ certified: false });
    const line = { offer: anOffer({}), milli: 1_000 };
    assert.deepEqual(drawn(fillLines([line], supply([bare]))[0]), ['certificate-missing']);
    const free = supply([bare], { goods: () => ({ ...kumquats, certificateRequired: false }) });
    assert.deepEqual(drawn(fillLines([line], free)[0]), ['LOT1 1000 kg']);
  });

  it('never takes another seller’s lot', () => {
    const lot = aLot({ sellerId: 'coop' });
    const fills = fillLines(
      ['coop', 'stranger'].map((sellerId) => ({ offer: anOffer({ sellerId }), milli: 1_000 })),
      supply([lot]),
    );
    assert.deepEqual(fills.map(drawn), [['LOT1 1000 kg'], ['no-stock']]);
  });

  it('ordered in jin is drawn exactly from a lot counted in kg', () => {
    const part: Part = { productCode: 'kumquat', grade: 'first', milli: 1_000, unit: 'jin' };
    const offer = anOffer({ soldUnit: 'jin', priceUnit: 'jin', step: 1_000, least: 3_000, parts: [part] });
    assert.deepEqual(drawn(fillLines([{ offer, milli: 3_000 }], supply([aLot({})]))[0]), ['LOT1 1500 kg']);
  });

  it('of pieces paid by weight is drawn by the estimate from kg, and piece by piece from pieces', () => {
    const part: Part = { productCode: 'pomelo', grade: 'first', milli: 1_200, unit: 'kg' };
    const offer = anOffer({
      form: 'piece-by-weight',
      soldUnit: 'piece',
      pieceKg: 1_200,
      step: 1_000,
      least: 1_000,
      parts: [part],
    });
    const kg = aLot({ productCode: 'pomelo' });
    assert.deepEqual(drawn(fillLines([{ offer, milli: 2_000 }], supply([kg]))[0]), ['LOT1 2400 kg']);
    const pieces = aLot({ productCode: 'pomelo', unit: 'piece' });
    assert.deepEqual(drawn(fillLines([{ offer, milli: 2_000 }], supply([pieces]))[0]), ['LOT1 2000 piece']);
  });
});

describe('a mixed box', () => {
  const box = anOffer({
    form: 'mixed-box',
    soldUnit: 'piece',
    priceUnit: 'piece',
    pieceKg: 3_000,
    step: 1_000,
    least: 1_000,
    parts: [
      { productCode: 'kumquat', grade: 'first', milli: 2_000, unit: 'kg' },
      { productCode: 'egg', grade: 'first', milli: 10_000, unit: 'piece' },
    ],
  });

  it('needs every part', () => {
    const kumquat = aLot({ lotCode: 'K' });
    const eggs = aLot({ lotCode: 'E', productCode: 'egg', unit: 'piece', available: 25_000 });
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 2_000 }], supply([kumquat, eggs]))[0]), [
      'K 4000 kg',
      'E 20000 piece',
    ]);
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 3_000 }], supply([kumquat, eggs]))[0]), [
      'not-enough',
    ]);
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 1_000 }], supply([kumquat]))[0]), ['no-stock']);
    assert.equal(mostFillable(box, supply([kumquat, eggs])), 2_000);
  });
});

describe('a pick of the season', () => {
  const of = (productCode: string): Part => ({ productCode, grade: 'first', milli: 1_000, unit: 'kg' });
  const box = anOffer({
    form: 'pick-of-season',
    soldUnit: 'piece',
    priceUnit: 'piece',
    pieceKg: 2_000,
    kinds: 2,
    step: 1_000,
    least: 1_000,
    parts: ['kumquat', 'orange', 'lychee', 'persimmon'].map(of),
  });
  const lots = [
    aLot({ lotCode: 'K', productCode: 'kumquat', harvestedOn: '2026-11-25' }),
    aLot({ lotCode: 'O', productCode: 'orange', harvestedOn: '2026-11-28' }),
    aLot({ lotCode: 'L', productCode: 'lychee', harvestedOn: '2026-11-29' }),
    aLot({ lotCode: 'P', productCode: 'persimmon', harvestedOn: '2026-11-25' }),
  ];
  const goods = (code: string) =>
    code === 'lychee' ? { ...kumquats, season: { from: '06-01', until: '07-10' } } : kumquats;

  it('takes what is in season and was picked last, then what the seller lists first', () => {
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 1_000 }], supply(lots, { goods }))[0]), [
      'O 1000 kg',
      'K 1000 kg',
    ]);
  });

  it('passes over a kind without enough for the whole line', () => {
    const few = lots.map((lot) => (lot.lotCode === 'O' ? { ...lot, available: 1_500 } : lot));
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 2_000 }], supply(few, { goods }))[0]), [
      'K 2000 kg',
      'P 2000 kg',
    ]);
  });

  it('says that it is out of season when too few kinds are ripe', () => {
    const summer = supply(lots, { goods, goodOn: '2026-06-20' });
    assert.deepEqual(drawn(fillLines([{ offer: box, milli: 1_000 }], summer)[0]), ['out-of-season']);
  });
});

describe('a presale', () => {
  const offer = anOffer({ form: 'presale', forecastId: 'F', soldUnit: 'jin', priceUnit: 'jin', step: 5_000 });

  it('draws on what its forecast may still presell, in the forecast’s unit', () => {
    const forecasts = [aForecast({ forecastId: 'F', unit: 'kg', left: 4_000 })];
    const [one, two] = fillLines(
      [
        { offer, milli: 5_000 },
        { offer, milli: 5_000 },
      ],
      supply([], { forecasts }),
    );
    assert.ok(one && 'draws' in one);
    assert.deepEqual([one.draws, one.presold?.milli], [[], 2_500]);
    assert.deepEqual(drawn(two), ['no-stock']);
  });
});

describe('whatever is ordered', () => {
  const stock = fc.uniqueArray(
    fc.record({
      lotCode: fc.integer({ min: 1, max: 40 }).map((n) => `L${String(n).padStart(2, '0')}`),
      available: fc.integer({ min: 0, max: 20_000 }),
      days: fc.integer({ min: 0, max: 20 }),
      unit: fc.constantFrom('kg' as const, 'jin' as const),
    }),
    { selector: (lot) => lot.lotCode, maxLength: 12 },
  );
  const orders = fc.array(
    fc.record({ step: fc.integer({ min: 1, max: 40 }), steps: fc.integer({ min: 1, max: 60 }) }),
    { minLength: 1, maxLength: 4 },
  );
  const lotsOf = (
    drafts: readonly { lotCode: string; available: number; days: number; unit: 'kg' | 'jin' }[],
  ) =>
    drafts.map(({ days, ...lot }) =>
      aLot({ ...lot, lotId: lot.lotCode, goodUntil: `2026-12-${String(days + 1).padStart(2, '0')}` }),
    );
  const linesOf = (wanted: readonly { step: number; steps: number }[]) =>
    wanted.map(({ step, steps }): { offer: Offer; milli: number } => ({
      offer: anOffer({ step: step * 100, least: step * 100, most: 1_000_000 }),
      milli: step * steps * 100,
    }));
  const inKg = (draw: { milli: number; unit: string }) => (draw.unit === 'jin' ? draw.milli / 2 : draw.milli);

  it('no lot gives more than it has, and what is filled adds up to what was ordered', () => {
    fc.assert(
      fc.property(stock, orders, (drafts, wanted) => {
        const lots = lotsOf(drafts);
        const lines = linesOf(wanted);
        const taken = new Map<string, number>();
        for (const [index, fill] of fillLines(lines, supply(lots)).entries()) {
          if ('short' in fill) continue;
          assert.equal(
            fill.draws.reduce((sum, draw) => sum + inKg(draw), 0),
            lines[index]?.milli,
          );
          for (const draw of fill.draws) taken.set(draw.lotId, (taken.get(draw.lotId) ?? 0) + draw.milli);
        }
        for (const lot of lots) assert.ok((taken.get(lot.lotId) ?? 0) <= lot.available);
      }),
    );
  });

  it('a lot is only opened when every lot that expires before it has less than a step left', () => {
    fc.assert(
      fc.property(stock, orders, (drafts, wanted) => {
        const lots = lotsOf(drafts).toSorted((a, b) =>
          a.goodUntil + a.lotCode < b.goodUntil + b.lotCode ? -1 : 1,
        );
        const [line] = linesOf(wanted.slice(0, 1));
        assert.ok(line);
        const [fill] = fillLines([line], supply(lots));
        if (!fill || 'short' in fill) return;
        const last = lots.findIndex((lot) => lot.lotId === fill.draws.at(-1)?.lotId);
        for (const lot of lots.slice(0, last)) {
          if (lot.goodUntil < '2026-12-03') continue;
          const taken = fill.draws.find((draw) => draw.lotId === lot.lotId)?.milli ?? 0;
          assert.ok(lot.available - taken < line.offer.step * (lot.unit === 'jin' ? 2 : 1));
        }
      }),
    );
  });

  it('the most that can be had can be had, and one step more cannot', () => {
    fc.assert(
      fc.property(stock, fc.integer({ min: 1, max: 40 }), (drafts, step) => {
        const lots = lotsOf(drafts);
        const offer = anOffer({ step: step * 100, least: step * 100 });
        const most = mostFillable(offer, supply(lots));
        if (most > 0) assert.ok('draws' in (fillLines([{ offer, milli: most }], supply(lots))[0] ?? {}));
        assert.ok('short' in (fillLines([{ offer, milli: most + offer.step }], supply(lots))[0] ?? {}));
      }),
    );
  });
});
