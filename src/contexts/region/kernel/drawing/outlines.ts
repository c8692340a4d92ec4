import type { Topology } from '../space/borders-of.ts';

type Point = readonly [x: number, y: number];

/** Shapes of regions as SVG paths on a box `WIDTH` wide. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  /** The path of each region that was found, by its code. */
  readonly paths: Readonly<Record<string, string>>;
}

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly rings: readonly (readonly Point[])[];
}

const WIDTH = 1000;

/**
 * The outlines of `units` from GeoJSON (longitude and latitude) or TopoJSON (the same, or metres of a projection). A shape belongs to the
 * unit whose code one of its properties holds: the property that names the most units. Undefined where it is neither, or names none.
 */
export function outlinesOf(json: unknown, units: readonly string[]): Outlines | undefined {
  const features = featuresOf(json);
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
  return { width: WIDTH, height: place.height, paths };
}

function featuresOf(json: unknown): readonly Feature[] {
  if (typeof json !== 'object' || json === null || !('type' in json)) return [];
  if (json.type === 'Topology') return topologyFeatures(json as unknown as Topology);
  if (!('features' in json) || !Array.isArray(json.features)) return [];
  return json.features.flatMap(({ properties, geometry }) =>
    properties && geometry ? [{ properties, rings: ringsOf(geometry.coordinates) }] : [],
  );
}

/** Rings, however deep in polygons of polygons they lie. */
function ringsOf(nested: unknown): readonly (readonly Point[])[] {
  if (!Array.isArray(nested) || nested.length === 0) return [];
  return typeof nested[0]?.[0] === 'number' ? [nested as unknown as Point[]] : nested.flatMap(ringsOf);
}

function topologyFeatures(topology: Topology): readonly Feature[] {
  const arcs = topology.arcs.map((arc) => laidOut(arc, topology.transform));
  const ring = (numbers: readonly number[]): Point[] =>
    numbers.flatMap((number, at) => {
      const arc = arcs[number < 0 ? ~number : number] ?? [];
      // Each arc begins where the one before ended.
      return (number < 0 ? arc.toReversed() : arc).slice(at === 0 ? 0 : 1);
    });
  const rings = (nested: unknown): Point[][] => {
    if (!Array.isArray(nested) || nested.length === 0) return [];
    return typeof nested[0] === 'number' ? [ring(nested)] : nested.flatMap(rings);
  };
  return Object.values(topology.objects).flatMap(({ geometries = [] }) =>
    geometries.flatMap(({ properties, arcs: own }) =>
      properties && own ? [{ properties, rings: rings(own) }] : [],
    ),
  );
}

/** A quantised arc is a first point and steps from there. */
function laidOut(arc: readonly Point[], transform: unknown): readonly Point[] {
  if (!transform) return arc;
  const { scale, translate } = transform as { readonly scale: Point; readonly translate: Point };
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
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
  return {
    at: ([x, y]) => [Math.round((x - west) * squeeze * scale), Math.round((north - y) * scale)],
    height: Math.ceil((north - south) * scale),
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
