import { secondsOfDuration } from './duration.ts';
import { RoadsFaultFound } from './roads-fault.ts';

export type Tags = ReadonlyMap<string, string>;

/** How fast a car drives along a way, in km/h; 0: it may not go that way. */
export interface Drivable {
  readonly ahead: number;
  readonly back: number;
  readonly isFerry: boolean;
  /** What the whole way takes where it says so, whatever the speeds. */
  readonly seconds?: number | undefined;
}

/**
 * km/h by class where a way says nothing: the car profile of OSRM (profiles/car.lua), which knows no tracks. To many a mountain village
 * the last piece is a track (机耕路): as fast as OSRM lets grade5 be.
 */
const SPEEDS: ReadonlyMap<string, number> = new Map([
  ['motorway', 90],
  ['motorway_link', 45],
  ['trunk', 85],
  ['trunk_link', 40],
  ['primary', 65],
  ['primary_link', 30],
  ['secondary', 55],
  ['secondary_link', 25],
  ['tertiary', 40],
  ['tertiary_link', 20],
  ['unclassified', 25],
  ['residential', 25],
  ['living_street', 10],
  ['service', 15],
  ['road', 15],
  ['track', 15],
]);

/**
 * km/h of a ferry that says neither how long it takes nor how fast it goes (OSRM's `route_speeds`): so slow that waiting for it is in it.
 * One that says nothing of vehicles takes them, as in OSRM and Valhalla; a boat for people on foot mostly ends at a path, where no car comes.
 */
const FERRY_SPEED = 5;

/** A limit is not what one drives: eight tenths of it (OSRM's `speed_reduction`). */
const OF_LIMIT = 0.8;

/** No faster on these surfaces (OSRM's grades 3 and 5). */
const SURFACES: ReadonlyMap<string, number> = new Map([
  ...['unpaved', 'gravel', 'ground', 'dirt', 'grass', 'pebblestone'].map((name) => [name, 30] as const),
  ...['sand', 'earth', 'mud', 'clay'].map((name) => [name, 15] as const),
]);

/** From the most special to the most general: the first that is there decides (OSM wiki, Key:access). */
const ACCESS = ['motorcar', 'motor_vehicle', 'vehicle', 'access'];
const NO_ACCESS: ReadonlySet<string> = new Set(
  'no private agricultural forestry emergency psv bus military'.split(' '),
);
/** Barriers a car passes (OSRM's `barrier_whitelist`). */
const OPEN_BARRIERS: ReadonlySet<string> = new Set(
  'cattle_grid border_control toll_booth sally_port gate lift_gate swing_gate no entrance height_restrictor arch'.split(
    ' ',
  ),
);

/** Whether, and how fast, a car drives along a way with these tags; undefined: it does not. Throws `wrong-speed`. */
export function drivable(tags: Tags, at: string, line = 0): Drivable | undefined {
  const road = tags.get('highway') ?? '';
  const isFerry = tags.get('route') === 'ferry';
  const usual = isFerry ? FERRY_SPEED : SPEEDS.get(road);
  if (usual === undefined || tags.get('area') === 'yes' || !isOpen(tags)) return undefined;
  const oneway = tags.get('oneway');
  if (oneway === 'reversible' || oneway === 'alternating') return undefined;
  const slowest = SURFACES.get(tags.get('surface') ?? '') ?? Number.POSITIVE_INFINITY;
  const speed = (side: string) => {
    const limit = limitOf(tags, `maxspeed:${side}`, at, line) ?? limitOf(tags, 'maxspeed', at, line);
    return Math.min(limit === undefined ? usual : limit * OF_LIMIT, slowest);
  };
  const [ahead, back] = [speed('forward'), speed('backward')];
  const kind = { isFerry, seconds: isFerry ? secondsOfDuration(tags.get('duration')) : undefined };
  if (oneway === '-1' || oneway === 'reverse') return { ahead: 0, back, ...kind };
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return { ahead, back: 0, ...kind };
  const round = tags.get('junction') === 'roundabout' || tags.get('junction') === 'circular';
  const implied = round || road === 'motorway' || road === 'motorway_link';
  return { ahead, back: implied && oneway !== 'no' ? 0 : back, ...kind };
}

/** Whether a node with these tags stops a car. */
export function isBlocked(tags: Tags): boolean {
  const said = ACCESS.map((key) => tags.get(key)).find((value) => value !== undefined);
  if (said !== undefined) return NO_ACCESS.has(said);
  const barrier = tags.get('barrier');
  return barrier !== undefined && !OPEN_BARRIERS.has(barrier);
}

function isOpen(tags: Tags): boolean {
  const said = ACCESS.map((key) => tags.get(key)).find((value) => value !== undefined);
  return said === undefined || !NO_ACCESS.has(said);
}

/** km/h of a limit; undefined where there is none, or none that is a number (`none`, `CN:urban`, `signals`). */
function limitOf(tags: Tags, key: string, at: string, line: number): number | undefined {
  const value = tags.get(key)?.trim();
  if (value === undefined) return undefined;
  if (value === 'walk') return 5;
  if (value.toLowerCase() === 'nan') throw new RoadsFaultFound('wrong-speed', `${at}: ${key}=${value}`, line);
  const [, number, unit] = /^([+-]?\d+(?:\.\d+)?)\s*(mph|km\/h|kmh|kph)?$/.exec(value) ?? [];
  if (number === undefined) return undefined;
  const kmh = Number(number) * (unit === 'mph' ? 1.609344 : 1);
  if (!(kmh > 0 && kmh <= 300)) throw new RoadsFaultFound('wrong-speed', `${at}: ${key}=${value}`, line);
  return kmh;
}
