import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import { ways } from '../ways.ts';
import { modelOf } from './model.ts';

const PLACES = 100;

/** So many visits at each of a hundred places on a line, a depot at its end. */
function onALine(visitsAtEach: number): Problem {
  const spots = Array.from({ length: PLACES + 1 }, (_, at) => ({ lng: 110 + at * 0.01, lat: 25 }));
  return {
    ...{ name: 'line', dimensions: ['kg'], places: spots.length, fewestVehicles: false },
    ...ways(spots, { detour: 1, kmh: 36 }),
    vehicles: [{ ...anyVehicle, name: 'van', count: 5, capacity: [1_000], start: 0, end: 0, perDistance: 1 }],
    visits: Array.from({ length: PLACES * visitsAtEach }, (_, index) => ({
      ...anyVisit,
      ...{ name: `stop-${index}`, place: 1 + (index % PLACES), deliver: [1] },
    })),
  };
}

function placesBesideTheFirst(visitsAtEach: number): number {
  const { fit, fitCount, row } = modelOf(onALine(visitsAtEach));
  const beside = fit.subarray(fitCount, 2 * fitCount);
  return new Set(Array.from(beside, (node) => row[node])).size;
}

test('a visit may go beside as many near places where three share each as where each has its own', () => {
  assert.ok(placesBesideTheFirst(1) >= 30);
  assert.ok(placesBesideTheFirst(3) >= placesBesideTheFirst(1));
});
