import places from './places.json' with { type: 'json' };
import type { Terrain } from './townships.ts';

export type PlaceLevel = 'city' | 'county' | 'township' | 'village';

/** One real place of the county, or the city it delivers to. Names and codes are official; positions are estimates and say so. */
export interface Place {
  /** Statistical division code: 4 digits for the city, 6 for the county, 9 for a township, 12 for a village or community. */
  readonly code: string;
  readonly parentCode: string;
  readonly level: PlaceLevel;
  /** As people say it: `大巷村`. */
  readonly nameZh: string;
  /** As the register has it: `大巷村委会`. */
  readonly registeredName: string;
  /** Hanyu Pinyin without tone marks: `Daxiang`. */
  readonly namePinyin: string;
  readonly nameEn: string;
  readonly lat: number;
  readonly lng: number;
  readonly approximate: true;
}

export interface Township extends Place {
  readonly level: 'township';
  readonly terrain: Terrain;
  /** Straight line to the county seat; the road is about half as long again. */
  readonly kmToSeat: number;
  /** More than 24 km from the seat in a straight line, in mountains or karst. */
  readonly remote: boolean;
}

interface PlacesFile {
  readonly city: Place;
  readonly county: Place;
  readonly townships: readonly Township[];
  readonly villages: readonly Place[];
}

const file = places as PlacesFile;

export const city = file.city;
export const county = file.county;
export const townships = file.townships;
export const villages = file.villages;

const byCode = new Map<string, Place>(
  [city, county, ...townships, ...villages].map((place) => [place.code, place]),
);

/** The place with this code; throws when the county has none, since the demo names only its own places. */
export function placeOf(code: string): Place {
  const place = byCode.get(code);
  if (!place) throw new Error(`no such place in ${county.nameEn}: ${code}`);
  return place;
}

/** The township with this code, or the one a village belongs to. */
export function townshipOf(code: string): Township {
  const township = townships.find((each) => each.code === code.slice(0, 9));
  if (!township) throw new Error(`no township of ${county.nameEn} holds ${code}`);
  return township;
}

/** A township's villages and communities, by code. */
export function villagesOf(townshipCode: string): readonly Place[] {
  return villages.filter((village) => village.parentCode === townshipCode);
}

/** The village people call so in a township, e.g. 才妙村 in 大将镇; throws when there is none. */
export function villageNamed(townshipCode: string, nameZh: string): Place {
  const village = villagesOf(townshipCode).find((each) => each.nameZh === nameZh);
  if (!village) throw new Error(`no ${nameZh} in ${placeOf(townshipCode).nameZh}`);
  return village;
}
