import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decide, type Joined } from './decide.ts';
import type { CycleTerms } from './terms.ts';

const order = (orderId: string, member: string, ...lines: [offerId: string, milli: number][]): Joined => ({
  orderId,
  member,
  lines: lines.map(([offerId, milli], place) => ({ position: place + 1, offerId, milli, fen: milli })),
});
const terms = (given: Partial<CycleTerms>): CycleTerms => ({
  leastMembers: 0,
  leastFen: 0,
  items: [{ offerId: 'plums', least: 0 }],
  ...given,
});

test('a group that reaches its minimum comes about, with everything', () => {
  const joined = [order('a', 'Li', ['plums', 2_000]), order('b', 'Wei', ['plums', 1_000])];
  const decision = decide(terms({ leastMembers: 2, leastFen: 3_000 }), joined);
  assert.equal(decision.made, true);
  assert.deepEqual(decision.missing, []);
  assert.deepEqual(decision.out, []);
  assert.equal(decision.kept.get('plums'), 3_000);
});

test('one person who orders twice is one member', () => {
  const joined = [order('a', 'Li', ['plums', 2_000]), order('b', 'Li', ['plums', 1_000])];
  const decision = decide(terms({ leastMembers: 2 }), joined);
  assert.equal(decision.made, false);
  assert.deepEqual(decision.missing, [{ what: 'members', has: 1, least: 2 }]);
});

test('only full cases are delivered, and who joined last gives up what fills none', () => {
  const items = [{ offerId: 'plums', caseMilli: 10_000, least: 1 }];
  const joined = [
    order('a', 'Li', ['plums', 8_000]),
    order('b', 'Wei', ['plums', 3_000]),
    order('c', 'Qin', ['plums', 1_000]),
  ];
  const decision = decide(terms({ items }), joined);
  assert.equal(decision.made, true);
  assert.deepEqual(decision.missing, []);
  assert.equal(decision.kept.get('plums'), 10_000);
  assert.deepEqual(decision.out, [
    { orderId: 'c', lines: [{ position: 1, milli: 1_000 }] },
    { orderId: 'b', lines: [{ position: 1, milli: 1_000 }] },
  ]);
  assert.equal(decision.members, 2);
});

test('goods below their minimum are left out, and the rest comes about', () => {
  const items = [
    { offerId: 'plums', least: 0 },
    { offerId: 'oil', least: 5 },
  ];
  const joined = [order('a', 'Li', ['plums', 2_000], ['oil', 1_000]), order('b', 'Wei', ['oil', 2_000])];
  const decision = decide(terms({ items }), joined);
  assert.equal(decision.made, true);
  assert.deepEqual(decision.missing, [{ what: 'item', offerId: 'oil', has: 3_000, least: 5_000 }]);
  assert.equal(decision.members, 1, 'who ordered nothing else is not a member any more');
  assert.deepEqual(
    decision.out.map(({ orderId }) => orderId),
    ['b', 'a'],
  );
});

test('what is left out does not count towards the minimum of the whole', () => {
  const items = [
    { offerId: 'plums', least: 0 },
    { offerId: 'oil', least: 5 },
  ];
  const joined = [order('a', 'Li', ['plums', 2_000], ['oil', 4_000])];
  const decision = decide(terms({ items, leastFen: 3_000 }), joined);
  assert.equal(decision.made, false);
});

test('a group nobody joined does not come about, minimum or not', () => {
  assert.equal(decide(terms({}), []).made, false);
});

const history = fc.array(
  fc.array(fc.tuple(fc.constantFrom('plums', 'oil'), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 2,
  }),
  { maxLength: 12 },
);
const anyTerms = fc.record({
  leastMembers: fc.nat(4),
  leastFen: fc.nat(40_000),
  items: fc.tuple(
    fc.record({ offerId: fc.constant('plums'), caseMilli: fc.constantFrom(4_000, 10_000), least: fc.nat(3) }),
    fc.record({ offerId: fc.constant('oil'), least: fc.nat(20) }),
  ),
});

test('whoever joins with what: delivered and left out add up to what was ordered, and cases are full', () => {
  fc.assert(
    fc.property(anyTerms, history, (given, orders) => {
      const joined = orders.map((lines, place) =>
        order(
          `o${place}`,
          `m${place % 5}`,
          ...lines.map(([offer, steps]): [string, number] => [offer, steps * 500]),
        ),
      );
      const { kept, out, made, missing, members } = decide(given, joined);
      for (const item of given.items) {
        const lines = joined.flatMap((each) =>
          each.lines
            .filter(({ offerId }) => offerId === item.offerId)
            .map((line) => ({ ...line, orderId: each.orderId })),
        );
        const taken = lines.reduce((sum, { milli }) => sum + milli, 0);
        const gone = lines.map(
          (line) =>
            out
              .find(({ orderId }) => orderId === line.orderId)
              ?.lines.find(({ position }) => position === line.position)?.milli ?? 0,
        );
        const delivered = kept.get(item.offerId) ?? 0;
        assert.equal(delivered + gone.reduce((sum, milli) => sum + milli, 0), taken);
        assert.ok(gone.every((milli, place) => milli >= 0 && milli <= (lines[place]?.milli ?? 0)));
        if ('caseMilli' in item) assert.equal(delivered % item.caseMilli, 0);
        assert.ok(delivered === 0 || delivered >= item.least * ('caseMilli' in item ? item.caseMilli : 1000));
        // First come, first served: whoever joined before somebody who keeps part of it keeps all of theirs.
        const lastKeeping = lines.findLastIndex(({ milli }, place) => milli > (gone[place] ?? 0));
        assert.ok(gone.slice(0, Math.max(0, lastKeeping)).every((milli) => milli === 0));
      }
      assert.ok(!made || members > 0);
      assert.ok(!made || missing.every(({ what }) => what === 'item'));
    }),
  );
});
