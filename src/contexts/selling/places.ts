import type { Call } from '#shared/call.ts';

/** Where the county's town hall stands, in WGS 84 degrees; undefined before its places are known. */
export async function townHall(call: Call): Promise<{ lat: number; lng: number } | undefined> {
  const row = await call.tx
    .selectFrom('people.vPlace')
    .select(['lat', 'lng'])
    .where('countyId', '=', call.county)
    .where('level', '=', 'county')
    .executeTakeFirst();
  return row && { lat: Number(row.lat), lng: Number(row.lng) };
}
