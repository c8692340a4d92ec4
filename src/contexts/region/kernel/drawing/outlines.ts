import {
  arcRingsOf,
  arcsOf,
  arePoints,
  isObject,
  laidOut,
  type Point,
  ringsOf,
  type Topology,
  topologyFrom,
} from '../space/topology.ts';
import { touching } from '../space/touching.ts';

/** Shapes of regions as SVG paths on a box `WIDTH` wide. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  /** The path of each region that was found, by its code. */
  readonly paths: Readonly<Record<string, string>>;
  /** Whose outlines touch, by code; undefined in what was kept before it was asked. */
  readonly borders?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly rings: readonly (readonly Point[])[];
}

const WIDTH = 1000;
/** More are not laid out: the three thousand counties of a large country have a third of it. */
const MOST_POINTS = 1_000_000;

/**
 * The outlines of `units` from GeoJSON (longitude and latitude) or TopoJSON (the same, or metres of a projection). A shape belongs to the
 * unit whose code one of its properties holds: the property that names the most units. Undefined where it is neither, names none, or has more than
 * `MOST_POINTS`.
 */
export function outlinesOf(json: unknown, units: readonly string[]): Outlines | undefined {
  const features = featuresOf(json);
  if (!features) return undefined;
  const wanted = new Set(units);
  const key = keyFor(features, wanted);
  if (key === undefined) return undefined;
  const found = features.filter(({ properties }) => wanted.has(String(properties[key])));
  const place = placing(found);
  if (!place) return undefined;
  const paths: Record<string, string> = {};
  for (const { properties, rings } of found) {
    const unit = String(properties[key]);
    paths[unit] = (paths[unit] ?? '') + pathOf(rings.map((ring) => ring.map(place.at)));
  }
  return { width: WIDTH, height: place.height, paths, borders: bordersOf(found, key) };
}

function bordersOf(found: readonly Feature[], key: string): Record<string, string[]> {
  // A region may have several shapes.
  const codes = [...new Set(found.map(({ properties }) => String(properties[key])))];
  const rings = new Map(codes.map((code): [string, (readonly Point[])[]] => [code, []]));
  for (const { properties, rings: own } of found) rings.get(String(properties[key]))?.push(...own);
  const touches = touching([...rings.values()]);
  return Object.fromEntries(
    codes.map((code, at) => [code, (touches[at] ?? []).map((other) => codes[other] ?? '')]),
  );
}

/** Undefined where the file is neither format, or would be laid out in more than `MOST_POINTS`. */
function featuresOf(json: unknown): readonly Feature[] | undefined {
  if (!isObject(json)) return undefined;
  if (json.type === 'Topology') {
    const topology = topologyFrom(json);
    return 'wrongAt' in topology ? undefined : topologyFeatures(topology);
  }
  if (!Array.isArray(json.features)) return undefined;
  const features: Feature[] = [];
  let points = 0;
  for (const feature of json.features) {
    if (!isObject(feature)) return undefined;
    const { properties, geometry } = feature;
    if (!properties || !geometry) continue;
    if (!isObject(properties) || !isObject(geometry)) return undefined;
    const rings = ringsOf(geometry.type, geometry.coordinates, arePoints);
    if (!rings) return undefined;
    for (const ring of rings) points += ring.length;
    if (points > MOST_POINTS) return undefined;
    features.push({ properties, rings });
  }
  return features;
}

function topologyFeatures(topology: Topology): readonly Feature[] | undefined {
  const shapes = Object.values(topology.objects).flatMap(({ geometries = [] }) =>
    geometries.flatMap(({ properties, arcs }) => (properties && arcs ? [{ properties, arcs }] : [])),
  );
  // Before any is laid out: a small file may name one long arc many times.
  let points = 0;
  for (const { arcs: own } of shapes) {
    for (const arc of arcsOf(own)) points += topology.arcs[arc]?.length ?? 0;
  }
  if (points > MOST_POINTS) return undefined;
  const arcs = topology.arcs.map((arc) => laidOut(arc, topology.transform));
  const ring = (numbers: readonly number[]): Point[] =>
    numbers.flatMap((number, at) => {
      const arc = arcs[number < 0 ? ~number : number] ?? [];
      // Each arc begins where the one before ended.
      return (number < 0 ? arc.toReversed() : arc).slice(at === 0 ? 0 : 1);
    });
  return shapes.map(({ properties, arcs: own }) => ({
    properties,
    rings: arcRingsOf(own).map(ring).toArray(),
  }));
}

function keyFor(features: readonly Feature[], wanted: ReadonlySet<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    for (const [key, value] of Object.entries(properties)) {
      if (wanted.has(String(value))) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** North up, the middle of degrees of longitude as wide as they are there. */
function placing(features: readonly Feature[]): { at: (point: Point) => Point; height: number } | undefined {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { rings } of features) {
    for (const ring of rings) {
      for (const [x, y] of ring) {
        west = Math.min(west, x);
        east = Math.max(east, x);
        south = Math.min(south, y);
        north = Math.max(north, y);
      }
    }
  }
  if (!(east > west && north > south)) return undefined;
  const degrees =
    Math.max(Math.abs(west), Math.abs(east)) <= 180 && Math.max(Math.abs(south), Math.abs(north)) <= 90;
  const squeeze = degrees ? Math.cos((((north + south) / 2) * Math.PI) / 180) : 1;
  const scale = WIDTH / ((east - west) * squeeze);
  const height = Math.ceil((north - south) * scale);
  // Numbers may each be finite, and how far apart they are not.
  if (!(height > 0 && Number.isFinite(height))) return undefined;
  return {
    at: ([x, y]) => [Math.round((x - west) * squeeze * scale), Math.round((north - y) * scale)],
    height,
  };
}

/** In whole units, points that fall on the one before left out; of a shape that shrinks to nothing a dot is left. */
function pathOf(rings: readonly (readonly Point[])[]): string {
  const drawn = rings.map((ring) =>
    ring.filter(([x, y], at) => at === 0 || x !== ring[at - 1]?.[0] || y !== ring[at - 1]?.[1]),
  );
  const seen = drawn.filter((ring) => ring.length > 3);
  const [[[x, y] = [0, 0]] = []] = drawn;
  if (seen.length === 0) return `M${x} ${y}h1v1h-1z`;
  return seen.map(ringPath).join('');
}

function ringPath([first = [0, 0], ...rest]: readonly Point[]): string {
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first[0]} ${first[1]}l${steps.join(' ')}z`;
}
