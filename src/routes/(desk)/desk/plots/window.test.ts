import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cornersIn, cornersText, pixelOf, placeAt } from './window.ts';

const window = { middle: { lat: 25.2245, lng: 109.3975 }, metres: 400, pixels: 320 };

test('the middle of the picture is the middle of the place, north is up', () => {
  assert.deepEqual(pixelOf(window, window.middle), { x: 160, y: 160 });
  assert.ok(placeAt(window, { x: 160, y: 0 }).lat > window.middle.lat);
  assert.ok(placeAt(window, { x: 320, y: 160 }).lng > window.middle.lng);
});

test('a hundred metres north is a quarter of a 400 m picture', () => {
  const north = { ...window.middle, lat: window.middle.lat + 100 / 111_320 };
  assert.equal(Math.round(pixelOf(window, north).y), 80);
});

test('the place under a pixel is drawn at that pixel', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 320 }), (x, y) => {
      const back = pixelOf(window, placeAt(window, { x, y }));
      assert.ok(Math.abs(back.x - x) < 0.001 && Math.abs(back.y - y) < 0.001);
    }),
  );
});

test('corners travel in the address, and nonsense there is left out', () => {
  const corners = [
    { lat: 25.2245, lng: 109.3975 },
    { lat: 25.225, lng: 109.398 },
  ];
  assert.deepEqual(cornersIn(cornersText(corners)), corners);
  assert.deepEqual(cornersIn('1,2,3;x,y;;25.1,109.2'), [{ lat: 25.1, lng: 109.2 }]);
  assert.deepEqual(cornersIn(null), []);
});
