import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priceTag } from './money.ts';

test('sums are read in yuan, their cents always, and in threes from five digits on', () => {
  const shown = [0, 5, 1_250, -1_250, 999_999, 1_000_000, 18_000_000, -123_456_789].map(priceTag);
  assert.deepEqual(shown, [
    ...['¥0.00', '¥0.05', '¥12.50', '-¥12.50', '¥9999.99', '¥10,000.00', '¥180,000.00', '-¥1,234,567.89'],
  ]);
});

test('no digit is lost or moved', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
      assert.equal(
        priceTag(fen)
          .replaceAll(/[¥.,]/g, '')
          .replace(/^0+(?=\d)/, ''),
        String(fen),
      );
    }),
  );
});
