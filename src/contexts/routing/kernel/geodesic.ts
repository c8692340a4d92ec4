/** Mean radius of the earth in metres (IUGG). */
const EARTH = 6_371_008.8;

/** Metres along the great circle between points given in degrees, row by row (haversine formula). */
export function geodesic(lon: readonly number[], lat: readonly number[]): Float64Array {
  const count = lon.length;
  const matrix = new Float64Array(count * count);
  const radians = (degrees = 0) => (degrees * Math.PI) / 180;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const up = Math.sin((radians(lat[j]) - radians(lat[i])) / 2) ** 2;
      const along = Math.sin((radians(lon[j]) - radians(lon[i])) / 2) ** 2;
      const share = up + Math.cos(radians(lat[i])) * Math.cos(radians(lat[j])) * along;
      matrix[i * count + j] = 2 * EARTH * Math.asin(Math.sqrt(share));
    }
  }
  return matrix;
}
