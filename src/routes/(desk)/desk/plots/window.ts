import type { Corner } from '#origin';

/** A square piece of country drawn as a picture one can tap: its middle, how wide it is, and how many pixels that is. */
export interface Window {
  readonly middle: Corner;
  readonly metres: number;
  readonly pixels: number;
}

const METRES_PER_DEGREE = 111_320;

/** The pixel of a place; north is up. Flat-earth: the window is a kilometre wide at most. */
export function pixelOf({ middle, metres, pixels }: Window, at: Corner): { x: number; y: number } {
  const perMetre = pixels / metres;
  const east = (at.lng - middle.lng) * METRES_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  const north = (at.lat - middle.lat) * METRES_PER_DEGREE;
  return { x: pixels / 2 + east * perMetre, y: pixels / 2 - north * perMetre };
}

/** The place under a pixel: `pixelOf` the other way round. */
export function placeAt({ middle, metres, pixels }: Window, { x, y }: { x: number; y: number }): Corner {
  const perPixel = metres / pixels;
  const east = (x - pixels / 2) * perPixel;
  const north = (pixels / 2 - y) * perPixel;
  return {
    lat: middle.lat + north / METRES_PER_DEGREE,
    lng: middle.lng + east / (METRES_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180)),
  };
}

/** Corners in an address: `25.22450,109.39750;…`. What is no corner is left out. */
export function cornersIn(text: string | null): Corner[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [lat, lng, ...more] = part.split(',').map(Number);
    const known = lat !== undefined && lng !== undefined && more.length === 0 && Number.isFinite(lat + lng);
    return known && part !== '' ? [{ lat, lng }] : [];
  });
}

export function cornersText(corners: readonly Corner[]): string {
  return corners.map(({ lat, lng }) => `${lat.toFixed(6)},${lng.toFixed(6)}`).join(';');
}
