import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { circlesOf } from './circles.ts';
import { concentrationsOf, overCaps } from './concentration.ts';
import { clear, type Guarantee, jointly, type Member } from './liability.ts';
import { scoreWords } from './score-words.ts';
import { type CreditRecord, factors, scoreOf } from './scorecard.ts';

const best: CreditRecord = {
  lotsDelivered: 20,
  fulfilled: 1,
  claimed: 0,
  advancesRepaid: 5,
  mostDaysLate: 0,
  monthsKept: 12,
  mentorVouches: true,
  neighboursVouch: 3,
};
const records: fc.Arbitrary<CreditRecord> = fc.record({
  lotsDelivered: fc.nat(30),
  fulfilled: fc.double({ min: 0, max: 1, noNaN: true }),
  claimed: fc.double({ min: 0, max: 1, noNaN: true }),
  advancesRepaid: fc.nat(6),
  mostDaysLate: fc.nat(90),
  monthsKept: fc.nat(12),
  mentorVouches: fc.boolean(),
  neighboursVouch: fc.nat(5),
});

test('a score is the sum of its parts, from 0 to 100, and says what is missing, the most first', () => {
  assert.equal(scoreOf(best).points, 100);
  assert.deepEqual(scoreOf(best).missing, []);
  fc.assert(
    fc.property(records, (record) => {
      const { points, parts, missing } = scoreOf(record);
      assert.ok(points >= 0 && points <= 100);
      assert.equal(
        points,
        parts.reduce((sum, each) => sum + each.points, 0),
      );
      assert.equal(
        missing.reduce((sum, { most, points: got }) => sum + most - got, 0),
        100 - points,
      );
      const lost = missing.map(({ most, points: got }) => most - got);
      assert.deepEqual(
        lost,
        lost.toSorted((a, b) => b - a),
      );
    }),
  );
  for (const factor of factors) {
    assert.match(scoreWords[factor].zh.more, /\p{Script=Han}/u);
    assert.match(scoreWords[factor].en.more, /^[a-z].*[a-z]$/);
  }
});

test('doing better never lowers a score, and neither does anybody who vouches', () => {
  fc.assert(
    fc.property(records, records, (one, other) => {
      const better: CreditRecord = {
        lotsDelivered: Math.max(one.lotsDelivered, other.lotsDelivered),
        fulfilled: Math.max(one.fulfilled ?? 0, other.fulfilled ?? 0),
        claimed: Math.min(one.claimed ?? 1, other.claimed ?? 1),
        advancesRepaid: Math.max(one.advancesRepaid, other.advancesRepaid),
        mostDaysLate: Math.min(one.mostDaysLate, other.mostDaysLate),
        monthsKept: Math.max(one.monthsKept, other.monthsKept),
        mentorVouches: one.mentorVouches || other.mentorVouches,
        neighboursVouch: Math.max(one.neighboursVouch, other.neighboursVouch),
      };
      assert.ok(scoreOf(better).points >= scoreOf(one).points);
    }),
  );
});

test('who stands in for another may be pulled down by it, and the lender loses what nobody has', () => {
  // b alone could pay its 100 with its 120, but is asked for a’s 60 too: 120 of 160, so it fails by a quarter.
  const members: Member[] = [
    { id: 'a', owes: 100, means: 40 },
    { id: 'b', owes: 100, means: 120 },
  ];
  const cleared = clear(members, [{ of: 0, by: 1, share: 1 }]);
  assert.deepEqual([cleared.failing, cleared.pulledDown], [[0, 1], [1]]);
  assert.deepEqual([...cleared.pays], [0.4, 0.75]);
  assert.deepEqual([cleared.stoodIn, cleared.loss], [45, 40]);
  // Everything there is has been paid.
  assert.equal(200 - cleared.loss, 40 + 120);
});

const villages = fc
  .record({
    members: fc.array(fc.tuple(fc.nat(100), fc.nat(150)), { minLength: 2, maxLength: 7 }),
    groups: fc.array(fc.uniqueArray(fc.nat(6), { minLength: 2, maxLength: 4 }), { maxLength: 1 }),
    harder: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ members, groups, harder }) => ({
    members: members.map(([owes, means], at): Member => ({ id: `m${at}`, owes, means })),
    guarantees: groups
      .map((group) => group.filter((at) => at < members.length))
      .filter(({ length }) => length > 1)
      .flatMap(jointly),
    harder,
  }));

test('nobody pays more than they have or is asked for, standing in never costs the lender, and a worse harvest never helps', () => {
  fc.assert(
    fc.property(villages, ({ members, guarantees, harder }) => {
      const cleared = clear(members, guarantees);
      const owed = members.reduce((sum, { owes }) => sum + owes, 0);
      const means = members.reduce((sum, each) => sum + each.means, 0);
      assert.ok(cleared.loss >= 0 && owed - cleared.loss <= means + 1);
      for (const at of cleared.failing) {
        const asked = guarantees
          .filter(({ by }) => by === at)
          .reduce(
            (sum, { of, share }) => sum + share * (members[of]?.owes ?? 0) * (1 - (cleared.pays[of] ?? 0)),
            0,
          );
        const paid = (cleared.pays[at] ?? 0) * ((members[at]?.owes ?? 0) + asked);
        assert.ok(Math.abs(paid - (members[at]?.means ?? 0)) < 0.1, 'who fails pays all they have');
      }
      assert.ok(cleared.loss <= clear(members, []).loss + 1);
      const worse = members.map((member) => ({ ...member, means: member.means * harder }));
      const then = clear(worse, guarantees);
      assert.ok(then.loss >= cleared.loss - 1);
      assert.ok(cleared.failing.every((at) => then.failing.includes(at)));
    }),
  );
});

test('guarantees that go round in a circle are found, through however many hands', () => {
  const edge = (of: number, by: number): Guarantee => ({ of, by, share: 1 });
  // 0 → 1 → 2 → 0 is one; 3 ↔ 4 another; 5 hangs on both and is in none.
  const edges = [
    edge(0, 1),
    edge(1, 2),
    edge(2, 0),
    edge(3, 4),
    edge(4, 3),
    edge(5, 0),
    edge(5, 3),
    edge(2, 3),
  ];
  assert.deepEqual(circlesOf(6, edges), [
    [0, 1, 2],
    [3, 4],
  ]);
  const long = Array.from({ length: 100_000 }, (_, at) => edge(at, (at + 1) % 100_000));
  assert.equal(circlesOf(100_000, long)[0]?.length, 100_000);
});

test('what hangs too much on one thing is named, with what would have to go', () => {
  const exposures = [
    { fen: 600, hangsOn: { crop: 'citrus', village: 'v1' } },
    { fen: 300, hangsOn: { crop: 'citrus', village: 'v2' } },
    { fen: 100, hangsOn: { crop: 'tea', village: 'v2' } },
  ];
  assert.deepEqual(overCaps(exposures, { crop: 0.5, village: 0.6 }), [
    { kind: 'crop', name: 'citrus', share: 0.9, cap: 0.5, over: 400 },
  ]);
  const [crop, village] = concentrationsOf(exposures);
  assert.ok(crop && Math.abs(crop.hhi - 0.82) < 1e-12);
  assert.deepEqual(village?.largest, { name: 'v1', share: 0.6 });
});
