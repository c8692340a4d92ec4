import assert from 'node:assert/strict';
import test from 'node:test';
import { isSmall, termsFor, USUAL_TERMS } from './claim-terms.ts';

const county = { hoursToDecide: 48, smallFen: 1_000, smallTimes: 3 };

test('a seller may be more generous than the county, and in nothing less', () => {
  assert.deepEqual(termsFor(county, undefined), county);
  assert.deepEqual(termsFor(county, { hoursToDecide: 12, smallFen: 2_000, smallTimes: 5 }), {
    hoursToDecide: 12,
    smallFen: 2_000,
    smallTimes: 5,
  });
  assert.deepEqual(termsFor(county, { hoursToDecide: 72, smallFen: 0, smallTimes: 0 }), county);
});

test('a small sum is paid at once with a photo, a few times for one buyer', () => {
  const claim = { askedFen: 1_000, pictures: 1, smallBefore: 2 };
  assert.equal(isSmall(county, claim), true);
  assert.equal(isSmall(county, { ...claim, askedFen: 1_001 }), false);
  assert.equal(isSmall(county, { ...claim, pictures: 0 }), false);
  assert.equal(isSmall(county, { ...claim, smallBefore: 3 }), false);
  assert.equal(
    isSmall(USUAL_TERMS, { ...claim, askedFen: 1 }),
    false,
    'a county that set none pays none by itself',
  );
});
