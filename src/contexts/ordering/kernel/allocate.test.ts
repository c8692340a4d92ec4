import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate, shareRules, type Want } from './allocate.ts';

const want = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }))
  .map(([wanted, least]): Want => ({ wanted, least }));
const wants = fc.array(want, { minLength: 1, maxLength: 12 });
const rule = fc.constantFrom(...shareRules);
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const all = (list: readonly Want[]) => sum(list.map(({ wanted }) => wanted));
const of = (...wanted: number[]): Want[] => wanted.map((each) => ({ wanted: each, least: 1 }));
const short = fc.tuple(wants, fc.double({ min: 0, max: 1, noNaN: true })).map(([list, part]) => ({
  list,
  have: Math.floor(all(list) * part),
}));

test('a short harvest is shared to the last grain, and nobody gets more than they ordered', () => {
  fc.assert(
    fc.property(short, rule, ({ list, have }, by) => {
      const given = allocate(have, list, by);
      assert.equal(sum(given), have);
      for (const [place, { wanted }] of list.entries()) {
        const got = given[place] ?? -1;
        assert.ok(Number.isSafeInteger(got) && got >= 0 && got <= wanted);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('with enough for everyone, everyone gets what they ordered', () => {
  fc.assert(
    fc.property(wants, fc.nat(50), rule, (list, more, by) => {
      const wanted = list.map((each) => each.wanted);
      assert.deepEqual(allocate(all(list) + more, list, by), wanted);
    }),
  );
});

test('a bigger harvest takes nothing from anybody', () => {
  fc.assert(
    fc.property(short, rule, ({ list, have }, by) => {
      const less = allocate(have, list, by);
      const more = allocate(have + 1, list, by);
      assert.ok(less.every((given, place) => given <= (more[place] ?? -1)));
    }),
    { numRuns: 2_000 },
  );
});

test('where largest remainders take a box away when one more is picked, nobody loses one here', () => {
  // 6, 6 and 2 boxes ordered: by largest remainders ten boxes give 4, 4, 2 and eleven give 5, 5, 1.
  const given = [10, 11, 12].map((have) => allocate(have, of(6, 6, 2), 'proportional'));
  assert.deepEqual(given, [
    [5, 4, 1],
    [5, 5, 1],
    [5, 5, 2],
  ]);
});

test('in proportion, who came when matters to a single grain at most', () => {
  fc.assert(
    fc.property(short, ({ list, have }) => {
      const there = allocate(have, list, 'proportional');
      const back = allocate(have, list.toReversed(), 'proportional').toReversed();
      assert.ok(there.every((given, place) => Math.abs(given - (back[place] ?? 0)) <= 1));
      // Without equals there is nothing to break a tie over: the same orders, the same shares.
      if (new Set(list.map(({ wanted }) => wanted)).size === list.length && tieless(list))
        assert.deepEqual(there, back);
    }),
    { numRuns: 2_000 },
  );
});

/** Whether no two of these can ever stand at the same place in the line. */
function tieless(list: readonly Want[]): boolean {
  const seen = new Set<number>();
  for (const { wanted } of list) {
    for (let given = 0; given < wanted; given += 1) {
      const place = wanted / (2 * given + 1);
      if (seen.has(place)) return false;
      seen.add(place);
    }
  }
  return true;
}

test('in proportion, whoever ordered more never gets less', () => {
  fc.assert(
    fc.property(short, ({ list, have }) => {
      const given = allocate(have, list, 'proportional');
      for (const [one, a] of list.entries())
        for (const [two, b] of list.entries())
          if (a.wanted > b.wanted) assert.ok((given[one] ?? 0) >= (given[two] ?? 0));
    }),
  );
});

test('first come, first served: only one of them gets a part', () => {
  assert.deepEqual(allocate(7, of(3, 5, 2), 'first-come'), [3, 4, 0]);
});

test('everyone gets the least first as long as there is enough for it, then the rest is in proportion', () => {
  const list = [10, 1, 4].map((wanted) => ({ wanted, least: 2 }));
  assert.deepEqual(allocate(5, list, 'minimum-first'), [2, 1, 2]);
  assert.deepEqual(allocate(4, list, 'minimum-first'), [2, 1, 1]);
  // Five beyond the least for wants of 8, 0 and 2.
  assert.deepEqual(allocate(10, list, 'minimum-first'), [6, 1, 3]);
  fc.assert(
    fc.property(short, ({ list: any, have }) => {
      const least = sum(any.map((each) => Math.min(each.least, each.wanted)));
      fc.pre(have >= least);
      const given = allocate(have, any, 'minimum-first');
      assert.ok(any.every((each, place) => (given[place] ?? 0) >= Math.min(each.least, each.wanted)));
    }),
  );
});

test('thousands of grains among hundreds of orders are shared as grain by grain', () => {
  fc.assert(
    fc.property(wants, fc.nat(300), (list, have) => {
      fc.pre(have < all(list));
      assert.deepEqual(allocate(have, list, 'proportional'), grainByGrain(have, list));
    }),
  );
});

/** The line itself, one grain after the other. */
function grainByGrain(have: number, list: readonly Want[]): number[] {
  const given = list.map(() => 0);
  for (let grain = 0; grain < have; grain += 1) {
    let next = -1;
    for (const [place, { wanted }] of list.entries()) {
      if ((given[place] ?? 0) >= wanted) continue;
      const turn = (of: number) => (list[of]?.wanted ?? 0) / (2 * (given[of] ?? 0) + 1);
      if (next === -1 || turn(place) > turn(next)) next = place;
    }
    given[next] = (given[next] ?? 0) + 1;
  }
  return given;
}
