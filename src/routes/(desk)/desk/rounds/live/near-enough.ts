import type { LngLat } from '$ui/projection.ts';

/** A single stop makes no frame: at least so much to each side, in degrees of latitude (some five kilometres). */
const LEAST = 0.05;

/** Whether a place is no farther from the middle of those a drawing is made for than its greater side: it would make them small. With none, any is. */
export function nearEnough(places: readonly LngLat[]): (place: LngLat) => boolean {
  if (places.length === 0) return () => true;
  const lats = places.map(([, lat]) => lat);
  const lngs = places.map(([lng]) => lng);
  const [south, north, west, east] = [
    Math.min(...lats),
    Math.max(...lats),
    Math.min(...lngs),
    Math.max(...lngs),
  ];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const most = Math.max(north - south, (east - west) * shrink, LEAST);
  return ([lng, lat]) =>
    Math.abs(lat - (south + north) / 2) <= most && Math.abs(lng - (west + east) / 2) * shrink <= most;
}
