import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit, roundKm } from './projection.ts';

// Two points a tenth of a degree apart each way near 25° N: 11.13 km north–south, 10.09 km east–west (× cos 25°).
const projection = fit(
  [
    [109.3, 24.95],
    [109.4, 25.05],
  ],
  400,
  20,
);

test('north is up and east is right', () => {
  assert.ok(projection.y(25.05) < projection.y(24.95));
  assert.ok(projection.x(109.4) > projection.x(109.3));
});

test('a kilometre is as long from west to east as from south to north', () => {
  const eastKm = (projection.x(109.4) - projection.x(109.3)) * projection.kmPerUnit;
  const northKm = (projection.y(24.95) - projection.y(25.05)) * projection.kmPerUnit;
  assert.ok(Math.abs(eastKm - 10.09) < 0.05, `${eastKm}`);
  assert.ok(Math.abs(northKm - 11.13) < 0.05, `${northKm}`);
});

test('everything lies inside the drawing, also a single village', () => {
  const alone = fit([[109.3, 25]], 400, 20);
  assert.ok(alone.x(109.3) > 0 && alone.x(109.3) < 400);
  assert.ok(alone.y(25) > 0 && alone.y(25) <= alone.height);
});

test('places close together stand in the middle of the drawing', () => {
  const close = fit(
    [
      [109.3, 25],
      [109.301, 25.001],
    ],
    400,
    20,
  );
  assert.ok(Math.abs((close.x(109.3) + close.x(109.301)) / 2 - 200) < 1);
  assert.ok(Math.abs((close.y(25) + close.y(25.001)) / 2 - close.height / 2) < 1);
});

test('a scale bar shows a round number of kilometres', () => {
  assert.equal(roundKm(0.1, 100), 10);
  assert.equal(roundKm(0.07, 100), 5);
  assert.equal(roundKm(0.03, 100), 2);
});
