/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180e7;

/** Metres along the great circle between positions in ten-millionths of a degree (haversine formula). */
export function metresBetween(latA: number, lngA: number, latB: number, lngB: number): number {
  const up = Math.sin(((latB - latA) * RADIANS) / 2);
  const along = Math.sin(((lngB - lngA) * RADIANS) / 2);
  const share = up * up + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * along * along;
  return 2 * EARTH * Math.asin(Math.sqrt(share));
}
