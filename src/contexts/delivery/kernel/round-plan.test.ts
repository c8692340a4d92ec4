import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { metres, planStops } from './round-plan.ts';

const hub = { lat: 25.2, lng: 109.4 };

test('a degree of latitude is 111.2 km', () => {
  assert.equal(Math.round(metres({ lat: 25, lng: 109 }, { lat: 26, lng: 109 }) / 100), 1112);
});

test('a round goes from the hub to the nearest stop first, and on from there', () => {
  const stops = [
    { nodeId: 'far', lat: 25.5, lng: 109.4 },
    { nodeId: 'near', lat: 25.25, lng: 109.4 },
    { nodeId: 'middle', lat: 25.35, lng: 109.42 },
  ];
  assert.deepEqual(
    planStops(hub, stops).map((stop) => stop.nodeId),
    ['near', 'middle', 'far'],
  );
});

test('every stop is visited once, and the order they were given in does not matter', () => {
  const drop = fc.record({
    nodeId: fc.uuid(),
    lat: fc.double({ min: 24, max: 26, noNaN: true }),
    lng: fc.double({ min: 109, max: 110, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(drop, { selector: (each) => each.nodeId, maxLength: 12 }), (drops) => {
      const plan = planStops(hub, drops);
      assert.deepEqual(new Set(plan), new Set(drops));
      assert.deepEqual(planStops(hub, drops.toReversed()), plan);
    }),
  );
});
