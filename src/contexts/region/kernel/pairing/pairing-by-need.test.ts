import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparePairings } from './compare-pairings.ts';
import { pairingByNeed } from './pairing-by-need.ts';
import { pairingFrom } from './pairing-from.ts';

const regions = [
  {
    id: 'near',
    rank: 1,
    shares: [
      { kind: '物流', share: 0.6 },
      { kind: '人才', share: 0.4 },
    ],
  },
  {
    id: 'far',
    rank: 3,
    shares: [
      { kind: '物流', share: 0.9 },
      { kind: '人才', share: 0.1 },
    ],
  },
  { id: 'middle', rank: 2, shares: [{ kind: '人才', share: 1 }] },
];
const projects = [
  { id: 'road', sponsor: 'harbour', kind: '物流', places: 1 },
  { id: 'school', sponsor: 'city', kind: '人才', places: 2 },
];

test('the weakest gets the project that mends most of what holds it back; nobody is paired with what mends nothing', () => {
  const named = pairingByNeed(regions, projects);
  const pairing = pairingFrom(named);
  assert.ok(pairing.ok);
  const { stable, priceOfStability } = comparePairings(pairing.value);
  const got = Object.fromEntries(
    named.counties.map(({ id }, at) => [
      id,
      named.projects[pairing.value.projects[stable.pairs[at] ?? -1] ?? -1]?.id,
    ]),
  );
  assert.deepEqual(got, { far: 'road', middle: 'school', near: 'school' });
  assert.equal(stable.blocking, 0);
  assert.ok(priceOfStability >= 1);
  const nothing = pairingByNeed(regions, [{ id: 'brand', sponsor: 'x', kind: '品牌', places: 5 }]);
  assert.ok(nothing.counties.every(({ wants }) => wants.length === 0));
});
