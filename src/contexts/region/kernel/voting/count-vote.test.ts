import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countVote } from './count-vote.ts';
import { readPabulib } from './read-pabulib.ts';
import { writePabulib } from './write-pabulib.ts';

const projects = [
  { id: 'road', name: '村道', cost: 60 },
  { id: 'lamp', name: '路灯', cost: 40 },
  { id: 'dry', name: '晒场', cost: 40 },
  { id: 'well', name: '水井', cost: 20 },
];
const ballotsOf = (...wants: readonly (readonly number[])[]) => wants.map((want) => Int32Array.from(want));

test('a third that wants something else gets its part of the money, which votes alone would not give', () => {
  // Six want road and lamps, three want the well: by votes alone the well gets nothing.
  const ballots = ballotsOf(
    ...Array.from({ length: 6 }, () => [0, 1]),
    ...Array.from({ length: 3 }, () => [3]),
  );
  const { votes, decided, beside } = countVote({ budget: 100, projects, ballots });
  assert.deepEqual(votes, [6, 6, 0, 3]);
  assert.ok(decided.chosen.includes(3));
  assert.deepEqual(new Set(beside.byVotes.chosen), new Set([0, 1]));
});

test('a vote nobody came to decides nothing', () => {
  const { decided, votes } = countVote({ budget: 100, projects, ballots: [] });
  assert.deepEqual([decided.chosen, decided.spent, votes], [[], 0, [0, 0, 0, 0]]);
});

test('whatever the ballots: no rule spends more than there is, and written and read again it counts the same', () => {
  const wants = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(wants, fc.integer({ min: 1, max: 200 }), (each, budget) => {
      const vote = { budget, projects, ballots: ballotsOf(...each) };
      const counted = countVote(vote);
      for (const { spent } of [counted.decided, ...Object.values(counted.beside)]) assert.ok(spent <= budget);
      const read = readPabulib(writePabulib(vote, '村里的“事”; 一起定'));
      assert.ok(read.ok);
      assert.deepEqual(countVote(read.value), counted);
    }),
  );
});
