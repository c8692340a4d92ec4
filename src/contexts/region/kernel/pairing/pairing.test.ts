import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '#shared/outcome.ts';
import { blockingPairs, isPairing } from './blocking-pairs.ts';
import { comparePairings } from './compare-pairings.ts';
import type { PairingCase, Pairs } from './pairing-case.ts';
import { worthOf } from './pairing-case.ts';
import { type NamedPairing, pairingFrom } from './pairing-from.ts';
import { stablePairs } from './stable.ts';

/** The project each county got, by name. */
function got(named: NamedPairing, pairing: PairingCase, pairs: Pairs): Record<string, string | null> {
  return Object.fromEntries(
    named.counties.map(({ id }, at) => {
      const project = pairing.projects[pairs[at] ?? -1];
      return [id, project === undefined ? null : (named.projects[project]?.id ?? null)];
    }),
  );
}

// Figure 1 of Abraham, Irving, Manlove, “Two algorithms for the student–project allocation problem” (J. Discrete Algorithms 5, 2007).
const printed: NamedPairing = {
  counties: [
    { id: 's1', wants: ['p1', 'p7'] },
    { id: 's2', wants: ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'] },
    { id: 's3', wants: ['p2', 'p1', 'p4'] },
    { id: 's4', wants: ['p2'] },
    { id: 's5', wants: ['p1', 'p2', 'p3', 'p4'] },
    { id: 's6', wants: ['p2', 'p3', 'p4', 'p5', 'p6'] },
    { id: 's7', wants: ['p5', 'p3', 'p8'] },
  ],
  projects: [
    { id: 'p1', sponsor: 'l1', places: 2 },
    { id: 'p2', sponsor: 'l1', places: 1 },
    { id: 'p3', sponsor: 'l1', places: 1 },
    { id: 'p4', sponsor: 'l2', places: 1 },
    { id: 'p5', sponsor: 'l2', places: 1 },
    { id: 'p6', sponsor: 'l2', places: 1 },
    { id: 'p7', sponsor: 'l3', places: 1 },
    { id: 'p8', sponsor: 'l3', places: 1 },
  ],
  sponsors: [
    { id: 'l1', places: 3, prefers: ['s7', 's4', 's1', 's3', 's2', 's5', 's6'] },
    { id: 'l2', places: 2, prefers: ['s3', 's2', 's6', 's7', 's5'] },
    { id: 'l3', places: 2, prefers: ['s1', 's7'] },
  ],
};

test('the pairing that is best for the students is the one the paper prints', () => {
  const pairing = must(pairingFrom(printed));
  assert.deepEqual(got(printed, pairing, stablePairs(pairing)), {
    s1: 'p1',
    s2: 'p5',
    s3: 'p4',
    s4: 'p2',
    s5: null,
    s6: null,
    s7: 'p3',
  });
});

test('a name that is not listed, or stands there twice, is refused', () => {
  const [, ...others] = printed.counties;
  const wrong: readonly [Partial<NamedPairing>, string][] = [
    [{ counties: [{ id: 's1', wants: ['p9'] }, ...others] }, 's1'],
    [{ counties: [{ id: 's1', wants: ['p1', 'p1'] }, ...others] }, 's1'],
    [{ counties: [...printed.counties, { id: 's1', wants: [] }] }, 'counties'],
    [{ sponsors: [] }, 'p1'],
  ];
  for (const [part, where] of wrong) {
    const outcome = pairingFrom({ ...printed, ...part });
    assert.equal(outcome.ok, false);
    assert.equal(outcome.refusal.facts.where, where);
  }
});

const pairings: fc.Arbitrary<PairingCase> = fc
  .record({
    counties: fc.integer({ min: 1, max: 5 }),
    places: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
      minLength: 1,
      maxLength: 4,
    }),
    sponsorPlaces: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
    seeds: fc.array(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ counties, places, sponsorPlaces, seeds }) => {
    const sorted = (names: readonly string[], seed: readonly number[] = []) =>
      names
        .map((name, at) => ({ name, key: seed[at] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ name }) => name);
    const projects = places.map(([room, sponsor], at) => ({
      id: `p${at}`,
      sponsor: `l${sponsor}`,
      places: room,
    }));
    const names = Array.from({ length: counties }, (_, at) => `s${at}`);
    return must(
      pairingFrom({
        counties: names.map((id, at) => {
          const seed = seeds[at];
          const wants = sorted(
            projects.map((project) => project.id),
            seed,
          );
          return { id, wants: wants.slice(0, (seed?.[7] ?? 0) % (wants.length + 1)) };
        }),
        projects,
        sponsors: sponsorPlaces.map((room, at) => {
          const prefers = sorted(names, seeds[5 + at]);
          return { id: `l${at}`, places: room, prefers: prefers.slice(0, (seeds[5 + at]?.[7] ?? 0) % 9) };
        }),
      }),
    );
  });

/** Every pairing there is. */
function* allPairings(pairing: PairingCase, county = 0, pairs: number[] = []): Generator<Pairs> {
  if (county === pairing.counties) {
    const whole = Int32Array.from(pairs);
    if (isPairing(pairing, whole)) yield whole;
    return;
  }
  yield* allPairings(pairing, county + 1, [...pairs, -1]);
  for (let wish = pairing.starts[county] ?? 0; wish < (pairing.starts[county + 1] ?? 0); wish += 1) {
    yield* allPairings(pairing, county + 1, [...pairs, wish]);
  }
}

test('nobody wants to leave the stable pairing, and no county does better in another stable one', () => {
  fc.assert(
    fc.property(pairings, (pairing) => {
      const stable = stablePairs(pairing);
      assert.deepEqual(blockingPairs(pairing, stable), []);
      for (const other of allPairings(pairing)) {
        if (blockingPairs(pairing, other).length > 0) continue;
        for (const [county, wish] of other.entries()) {
          const mine = stable[county] ?? -1;
          if (wish >= 0)
            assert.ok(mine >= 0 && mine <= wish, 'a county would rather have another stable pairing');
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('no pairing at all is worth more than the optimal one, and stability never pays', () => {
  fc.assert(
    fc.property(pairings, (pairing) => {
      const { optimal, stable, priceOfStability } = comparePairings(pairing);
      const most = Math.max(...[...allPairings(pairing)].map((pairs) => worthOf(pairing, pairs)));
      assert.equal(optimal.worth, most);
      assert.ok(stable.worth <= optimal.worth && priceOfStability >= 1);
    }),
    { numRuns: 150 },
  );
});
