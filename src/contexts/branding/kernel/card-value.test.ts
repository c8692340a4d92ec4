import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { cardValue, loyaltyOf, strengthMultiplier } from './card-value.ts';

const vectors = sharedFolder('conformance/region');

test('CARD’s multiplier and loyalty at its published points', { skip: vectors.skip }, () => {
  const cases = JSON.parse(readFileSync(join(vectors.path, 'card_brand_value.json'), 'utf8'));
  const near = (is: number, expected: number) =>
    assert.ok(Math.abs(is - expected) < 1e-12, `${is} for ${expected}`);
  for (const [strength, multiplier] of cases.multiplier_cases) near(strengthMultiplier(strength), multiplier);
  const [still, moving] = cases.loyalty_cases;
  near(loyaltyOf(still.prices), still.loyalty);
  near(loyaltyOf(moving.prices), moving.loyalty_sample_sd);
  near(loyaltyOf(moving.prices, 'population'), moving.loyalty_population_sd);
  near(cardValue(1000, moving.prices, 50), 1000 * 0.9 * 10);
});
