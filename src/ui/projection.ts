/** A place as [longitude, latitude] in degrees. */
export type LngLat = readonly [number, number];

export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly x: (lng: number) => number;
  readonly y: (lat: number) => number;
  readonly kmPerUnit: number;
}

const KM_PER_DEGREE = 111.32;

/**
 * Fits places into a drawing `width` wide with a margin, north up: equirectangular, true to scale at the middle latitude.
 * Over a county (≤ 150 km) that is off by well under 1 %.
 */
export function fit(places: readonly LngLat[], width: number, margin: number): Projection {
  const lngs = places.map(([lng]) => lng);
  const lats = places.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const shrink = Math.cos((middle.lat * Math.PI) / 180);
  // One village alone, or a row of them: at least a kilometre each way, so that nothing is divided by zero.
  const spanX = Math.max((east - west) * shrink, 0.01);
  const spanY = Math.max(north - south, 0.01);
  const scale = (width - 2 * margin) / Math.max(spanX, spanY * 0.8);
  const height = Math.round(spanY * scale + 2 * margin);
  return {
    width,
    height,
    x: (lng) => Math.round((width / 2 + (lng - middle.lng) * shrink * scale) * 10) / 10,
    y: (lat) => Math.round((height / 2 + (middle.lat - lat) * scale) * 10) / 10,
    kmPerUnit: KM_PER_DEGREE / scale,
  };
}

/** A round number of kilometres that a scale bar of at most `units` can show. */
export function roundKm(kmPerUnit: number, units: number): number {
  const most = kmPerUnit * units;
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((factor) => factor * power).find((km) => km <= most) ?? power;
}
