import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '#shared/outcome.ts';
import { completedShares, equalShares } from './equal-shares.ts';
import { greedy } from './greedy.ts';
import { phragmen } from './phragmen.ts';
import { readPabulib } from './read-pabulib.ts';
import { supportersOf, type Vote, weighVote } from './vote.ts';

function vote(budget: number, costs: readonly number[], ballots: readonly (readonly number[])[]): Vote {
  return {
    budget,
    projects: costs.map((cost, at) => ({ id: `p${at}`, name: `p${at}`, cost })),
    ballots: ballots.map((ballot) => Int32Array.from(ballot)),
  };
}
const sorted = (chosen: readonly number[]) => [...chosen].sort((a, b) => a - b);

// “AppEx_2” of pabutools’ own tests (tests/rules/test_rule.py).
const second = vote(4, [1, 0.9, 2, 1.09], [[0], [1, 2, 3], [1, 2, 3], [2]]);
// The running example of Lackner and Skowron, “Multi-Winner Voting with Approval Preferences” (2023), and its outcomes there.
const running = vote(
  4,
  [1, 1, 1, 1, 1, 1, 1],
  [[0, 1], [0, 1], [0, 1], [0, 2], [0, 2], [0, 2], [0, 3], [0, 3], [1, 2, 5], [4], [5], [6]],
);

test('equal shares choose what pabutools expects, by count and by cost, and completed', () => {
  assert.deepEqual(sorted(equalShares(second, 'count')), [0, 1, 3]);
  assert.deepEqual(sorted(equalShares(second, 'cost')), [0, 2]);
  assert.deepEqual(sorted(completedShares(second, 'cost', 0.1)), [0, 1, 2]);
  assert.deepEqual(equalShares(running, 'count'), [0]);
  assert.deepEqual(equalShares(running, 'cost'), [0]);
});

test('Phragmén’s rule chooses what the book prints', () => {
  assert.deepEqual(sorted(phragmen(running)), [0, 1, 2, 3]);
});

test('by votes alone, what fits is taken in order', () => {
  // “AppEx_1” of pabutools: all four have as many votes, and the cheaper goes first.
  const first = vote(
    3,
    [1, 3, 2, 1],
    [
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ],
  );
  assert.deepEqual(greedy(first), [0, 3]);
  assert.deepEqual(weighVote(first, [0, 3]), { chosen: [0, 3], spent: 2, served: 1, each: 2 });
});

test('where everything can be paid, every rule pays for everything that somebody wants', () => {
  const rich = vote(7, [1, 3, 2, 1], [[0, 1, 2, 3]]);
  for (const chosen of [
    greedy(rich),
    equalShares(rich, 'cost'),
    completedShares(rich, 'count'),
    phragmen(rich),
  ]) {
    assert.deepEqual(sorted(chosen), [0, 1, 2, 3]);
  }
});

const votes = fc
  .record({
    budget: fc.integer({ min: 1, max: 30 }),
    costs: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
    wants: fc.array(fc.array(fc.nat(5), { maxLength: 4 }), { minLength: 1, maxLength: 9 }),
  })
  .map(({ budget, costs, wants }) =>
    vote(
      budget,
      costs,
      wants.map((ballot) => [...new Set(ballot.filter((project) => project < costs.length))]),
    ),
  );

test('no rule spends more than there is, takes a project twice or one that nobody wants', () => {
  fc.assert(
    fc.property(votes, (each) => {
      const wanted = supportersOf(each);
      for (const chosen of [
        greedy(each),
        equalShares(each, 'count'),
        completedShares(each, 'cost'),
        phragmen(each),
      ]) {
        assert.ok(weighVote(each, chosen).spent <= each.budget);
        assert.equal(new Set(chosen).size, chosen.length);
        assert.ok(chosen.every((project) => (wanted[project]?.length ?? 0) > 0));
      }
    }),
  );
});

test('a group that is large enough for its project gets something under equal shares', () => {
  // Extended justified representation for unit costs: ℓ·n/k voters who agree on ℓ projects do not all have fewer than ℓ.
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.array(fc.nat(5), { maxLength: 4 }), { minLength: 2, maxLength: 9 }),
      (seats, wants) => {
        const each = vote(
          seats,
          [1, 1, 1, 1, 1, 1],
          wants.map((ballot) => [...new Set(ballot)]),
        );
        const chosen = new Set(equalShares(each, 'count'));
        const got = each.ballots.map((ballot) => ballot.filter((project) => chosen.has(project)).length);
        for (const [project, group] of supportersOf(each).entries()) {
          if (group.length * seats < each.ballots.length) continue;
          assert.ok(
            group.some((voter) => (got[voter] ?? 0) > 0),
            `nobody who wants ${project} has anything`,
          );
        }
      },
    ),
  );
});

test('a file in Pabulib’s format is read, and what is none is refused with its line', () => {
  const text = [
    'META',
    'key;value',
    'budget;51195',
    'vote_type;approval',
    'PROJECTS',
    'project_id;cost;name;selected',
    '427;15995;"Akademia; Szkraba";1',
    '915;5825;Plac;1',
    'VOTES',
    'voter_id;age;vote',
    '5642;33;427',
    '7230;65;915,427',
    '9;40;',
  ];
  const read = must(readPabulib(text.join('\r\n')));
  assert.equal(read.budget, 51195);
  assert.deepEqual(read.projects[0], { id: '427', cost: 15995, name: 'Akademia; Szkraba' });
  assert.deepEqual(
    read.ballots.map((ballot) => [...ballot]),
    [[0], [1, 0], []],
  );
  for (const [line, wrong] of [
    [1, ['nothing']],
    [11, text.with(10, '5642;33;428')],
    [8, text.with(7, '427;5825;Plac;1')],
    [4, text.toSpliced(2, 1)],
  ] as const) {
    const outcome = readPabulib(wrong.join('\n'));
    assert.equal(outcome.ok, false, String(line));
    assert.ok(Number(outcome.refusal.facts.line) <= line);
  }
});
