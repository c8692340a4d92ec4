import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Unit } from '#shared/quantity.ts';
import { shareHarvest } from './share-harvest.ts';
import { heldParts, stepOf, type Terms } from './terms.ts';

const terms: Terms = {
  kind: 'tree',
  fromDay: '2026-06-01',
  untilDay: '2027-05-31',
  priceFen: 30_000,
  heldBp: 6_000,
  deliveries: 2,
  guaranteed: 5_000,
  unit: 'jin',
  failure: 'refund',
  insurer: '',
  policy: '',
  insuredFen: 0,
};

const sharer = (adoptionId: string, units: number) => ({ adoptionId, units, heldFen: 18_000 * units });
const given = (change: Partial<Terms>, picked: number, units: readonly number[], free = picked) =>
  shareHarvest(
    { ...terms, ...change },
    {
      sequence: 1,
      picked: { milli: picked, free },
      sharers: units.map((each, place) => sharer(`${place}`, each)),
    },
  );

test('enough for all: everyone gets the guarantee of each unit, and nothing goes back', () => {
  const portions = given({}, 30_000, [1, 2]);
  assert.deepEqual(
    portions.map((each) => [each.given, each.valueFen, each.missingFen]),
    [
      [5_000, 9_000, 0],
      [10_000, 18_000, 0],
    ],
  );
});

test('the larger of guarantee and share is given', () => {
  assert.equal(given({ shareBp: 1_000 }, 80_000, [1])[0]?.given, 8_000);
  assert.equal(given({ shareBp: 1_000 }, 40_000, [1])[0]?.given, 5_000);
});

test('pieces are shared out whole, the earlier contract first where it does not come out even', () => {
  const portions = given({ unit: 'piece', guaranteed: 4_000 }, 10_000, [1, 1, 1]);
  assert.deepEqual(
    portions.map((each) => each.given),
    [4_000, 3_000, 3_000],
  );
});

test('who gets nothing at all is paid back the whole delivery, also with a share', () => {
  const [only] = given({ guaranteed: undefined, shareBp: 10 }, 20_000, [1]);
  assert.deepEqual([only?.given, only?.valueFen, only?.missingFen], [0, 0, 9_000]);
});

test('never more than there is or than is owed; short for one is short for all; each delivery’s money is earned or goes back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }),
      fc.nat(2_000_000),
      fc.nat(2_000_000),
      fc.constantFrom<Unit>('jin', 'kg', 'piece'),
      fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 2 }),
      (units, picked, spare, unit, steps, shareBp, sequence) => {
        const step = stepOf(unit);
        const guaranteed = steps === undefined ? undefined : steps * step;
        const free = Math.min(picked, spare);
        const sharers = units.map((each, place) => sharer(`${place}`, each));
        const portions = shareHarvest(
          { ...terms, unit, guaranteed, shareBp },
          { sequence, picked: { milli: picked, free }, sharers },
        );
        const sum = (pick: (portion: (typeof portions)[number]) => number) =>
          portions.reduce((all, each) => all + pick(each), 0);
        const owed = sum((each) => each.owed);
        assert.ok(sum((each) => each.given) <= free);
        if (owed <= free)
          assert.equal(
            sum((each) => each.given),
            owed,
          );
        else assert.ok(free - sum((each) => each.given) < step, 'all that makes a whole step is given');
        for (const [place, portion] of portions.entries()) {
          assert.ok(portion.given >= 0 && portion.given <= portion.owed && portion.given % step === 0);
          const fair = owed === 0 ? 0 : (portion.owed * Math.min(free, owed)) / owed;
          assert.ok(Math.abs(portion.given - fair) < step * 2, 'everyone the same part');
          const part = heldParts(sharers[place]?.heldFen ?? 0, 2)[sequence - 1];
          assert.equal(portion.valueFen + portion.missingFen, part);
          assert.ok(portion.valueFen >= 0 && portion.missingFen >= 0);
        }
      },
    ),
  );
});
