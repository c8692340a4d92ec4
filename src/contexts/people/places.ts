import type { Selectable } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { DB } from '#shared/schema.ts';

export type PlaceLevel = 'county' | 'township' | 'village' | 'city';

/** An administrative division, or a town outside the county that deliveries reach. */
export interface Place {
  /** The division's code (民政部): 6 digits for a county, 9 for a township, 12 for a village. */
  readonly code: string;
  readonly parentCode?: string;
  readonly level: PlaceLevel;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Latin letters to search by, lower case. */
  readonly pinyin: string;
  /** WGS 84 degrees; `positionApproximate` when no survey gave them. */
  readonly lat: number;
  readonly lng: number;
  readonly positionApproximate: boolean;
  readonly remote: boolean;
}

type PlaceRow = Selectable<DB['people.place']>;

export interface County {
  readonly nameZh: string;
  readonly nameEn: string;
  /** People and orders in it are invented. */
  readonly demo: boolean;
}

/** This county's name; undefined before it is set up. */
export async function countyOf(call: Call): Promise<County | undefined> {
  return call.tx
    .selectFrom('people.county')
    .select(['nameZh', 'nameEn', 'demo'])
    .where('countyId', '=', call.county)
    .executeTakeFirst();
}

export async function insertCounty(call: Call, county: County): Promise<void> {
  await call.tx
    .insertInto('people.county')
    .values({ countyId: call.county, ...county })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** All places of the county, by code: a few hundred. */
export async function placesOf(call: Call): Promise<Place[]> {
  const rows = await call.tx
    .selectFrom('people.place')
    .selectAll()
    .where('countyId', '=', call.county)
    .orderBy('code')
    .execute();
  return rows.map(placeOf);
}

function placeOf({ countyId: _county, parentCode, lat, lng, ...place }: PlaceRow): Place {
  return { ...place, ...(parentCode === null ? {} : { parentCode }), lat: Number(lat), lng: Number(lng) };
}

/** These places and everything they lie in, up to the county: at most three rows a code. */
export async function placesAround(call: Call, codes: readonly string[]): Promise<Place[]> {
  // A division's code begins with its parents': 12 digits village, 9 township, 6 county.
  const wanted = new Set(codes.flatMap((code) => [code, code.slice(0, 9), code.slice(0, 6)]));
  if (wanted.size === 0) return [];
  const rows = await call.tx
    .selectFrom('people.place')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('code', 'in', [...wanted])
    .orderBy('code', 'desc')
    .execute();
  return rows.map(placeOf);
}

export async function insertPlaces(call: Call, places: readonly Place[]): Promise<void> {
  await call.tx
    .insertInto('people.place')
    .values(
      places.map((place) => ({
        ...place,
        countyId: call.county,
        parentCode: place.parentCode ?? null,
        lat: String(place.lat),
        lng: String(place.lng),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
