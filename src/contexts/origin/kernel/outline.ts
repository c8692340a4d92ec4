/** A corner of a plot: WGS 84 degrees. */
export interface Corner {
  readonly lat: number;
  readonly lng: number;
}

const METRES_PER_DEGREE = 111_320;
// 1 mu is 1/15 hectare (State Council order 1984).
const SQUARE_METRES_PER_MU = 10_000 / 15;

/** Is it a place on earth? Swapped latitude and longitude of a place in China fail here, because its longitude is above 90. */
export function isPosition({ lat, lng }: Corner): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/**
 * A plot's outline as a closed GeoJSON ring (RFC 7946 § 3.1.6), its middle and its area in mu; undefined when fewer than three
 * different corners are given or they enclose nothing. Flat-earth formulas: a plot is hundreds of metres wide, not hundreds of kilometres.
 */
export function outlineOf(
  corners: readonly Corner[],
): { ring: [number, number][]; middle: Corner; mu: number } | undefined {
  if (!corners.every(isPosition)) return undefined;
  const distinct = corners.filter(
    (corner, index) =>
      corners.findIndex((other) => other.lat === corner.lat && other.lng === corner.lng) === index,
  );
  const [first] = distinct;
  if (!first || distinct.length < 3) return undefined;
  const east = METRES_PER_DEGREE * Math.cos((first.lat * Math.PI) / 180);
  const points = distinct.map(({ lat, lng }) => ({
    x: (lng - first.lng) * east,
    y: (lat - first.lat) * METRES_PER_DEGREE,
  }));
  const twice = points.reduce((sum, a, index) => {
    const b = points[(index + 1) % points.length] ?? a;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  const mu = Math.abs(twice) / 2 / SQUARE_METRES_PER_MU;
  if (mu < 0.001) return undefined;
  const turned = twice < 0 ? distinct.toReversed() : distinct;
  const ring = [...turned, turned[0] ?? first].map(({ lat, lng }): [number, number] => [lng, lat]);
  const middle = {
    lat: distinct.reduce((sum, corner) => sum + corner.lat, 0) / distinct.length,
    lng: distinct.reduce((sum, corner) => sum + corner.lng, 0) / distinct.length,
  };
  return { ring, middle, mu };
}
