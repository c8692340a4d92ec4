import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Unit } from '#shared/quantity.ts';
import type { Draw } from './draws.ts';
import { moneyByDraw } from './money-by-draw.ts';

const draw = (productCode: string, milli: number, unit: Unit = 'kg'): Draw => ({
  lotId: `${productCode}-${milli}`,
  productCode,
  quantity: { milli, unit },
});

test('two growers’ lots behind one bag are paid by weight, whatever unit their lots are kept in', () => {
  assert.deepEqual(moneyByDraw(3000, [draw('kumquat', 1000), draw('kumquat', 4000, 'jin')]), [1000, 2000]);
});

test('a box pays its products evenly, so that a light one is not paid like a heavy one by weight', () => {
  const box = [draw('egg', 10_000, 'piece'), draw('pomelo', 3000), draw('pomelo', 1000)];
  assert.deepEqual(moneyByDraw(8000, box), [4000, 3000, 1000]);
});

test('the money of all draws adds up to the line, to the fen', () => {
  const any = fc.record({ code: fc.constantFrom('a', 'b', 'c'), milli: fc.integer({ min: 1, max: 90_000 }) });
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(any, { minLength: 1, maxLength: 8 }), (fen, parts) => {
      const money = moneyByDraw(
        fen,
        parts.map(({ code, milli }) => draw(code, milli)),
      );
      assert.equal(
        money.reduce((sum, part) => sum + part, 0),
        fen,
      );
    }),
  );
});
