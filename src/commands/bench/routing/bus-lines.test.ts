import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRelay, solveRelayProblem } from '#routing';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { busLineInstances } from './bus-lines.ts';
import { couriersShort } from './couriers-short.ts';

const folder = sharedFolder('conformance/routing/bus-lines');

test('where parcels are too heavy to share a courier and there are too few couriers, so many go nowhere', {
  skip: folder.skip,
}, async () => {
  const instances = await busLineInstances();
  const shortOf = new Map(instances.map(({ name, relay }) => [name, couriersShort(relay)]));
  // By hand, from their files: six parcels of 25 to 39 kg at S4 alone, five couriers of 40 kg …
  assert.equal(shortOf.get('insC2.2'), 1);
  // … five at S19 alone, one at S20 alone and six at either, for ten couriers …
  assert.equal(shortOf.get('insC2.0'), 2);
  // … and where both of the authors' whole methods agree, there is no such thing.
  assert.equal(shortOf.get('insC1.4'), 0);
  // Those whose published values are whole can be delivered, all of them.
  for (const { name, best } of instances)
    if (best !== null && Number.isInteger(best)) assert.equal(shortOf.get(name), 0, name);
});

test('no plan delivers more than there are couriers for', { skip: folder.skip }, async () => {
  for (const { name, relay } of (await busLineInstances()).filter(({ name }) => /C2\.[0-2]/.test(name))) {
    const { faults } = checkRelay(relay, solveRelayProblem(relay, { seed: 1, iterations: 200 }));
    assert.deepEqual(
      faults.filter(({ code }) => code !== 'left-out'),
      [],
    );
    assert.ok(faults.length >= couriersShort(relay), `${name}: ${faults.length} left out`);
  }
});
