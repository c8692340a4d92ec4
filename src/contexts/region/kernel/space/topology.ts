/** TopoJSON: shapes made of arcs they share (https://github.com/topojson/topojson-specification). */
export interface Topology {
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Readonly<Record<string, { readonly geometries?: readonly Shape[] }>>;
  readonly transform?: { readonly scale: Point; readonly translate: Point };
}

export type Point = readonly [x: number, y: number];

export interface Shape {
  readonly type: string | null;
  /** Arc numbers, nested by rings and polygons; `~n` is arc n backwards. */
  readonly arcs?: readonly Nested[];
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

export type Nested = number | readonly Nested[];

/** In how many lists the rings of a shape of each type lie, in TopoJSON and in GeoJSON; other types have none. */
const DEPTHS: ReadonlyMap<unknown, number> = new Map([
  ['LineString', 0],
  ['MultiLineString', 1],
  ['Polygon', 1],
  ['MultiPolygon', 2],
]);

/** The numbers of the arcs of a shape, whichever way they run. */
export function* arcsOf(nested: readonly Nested[]): Generator<number> {
  for (const each of nested) {
    if (typeof each === 'number') yield each < 0 ? ~each : each;
    else yield* arcsOf(each);
  }
}

/** The rings of a shape, each as its arcs. */
export function* arcRingsOf(nested: readonly Nested[]): Generator<readonly number[]> {
  if (nested.every((each) => typeof each === 'number')) yield nested;
  else for (const each of nested) if (typeof each !== 'number') yield* arcRingsOf(each);
}

/** An arc's points; a quantised arc is a first point and steps from there. */
export function laidOut(arc: readonly Point[], transform: Topology['transform']): readonly Point[] {
  if (!transform) return arc;
  const { scale, translate } = transform;
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Somebody's JSON as TopoJSON, or the path at which it is none. */
export function topologyFrom(json: unknown): Topology | { readonly wrongAt: string } {
  if (!isObject(json)) return { wrongAt: '.' };
  const { arcs, objects, transform } = json;
  if (!Array.isArray(arcs)) return { wrongAt: 'arcs' };
  const arc = arcs.findIndex((each) => !arePoints(each));
  if (arc >= 0) return { wrongAt: `arcs.${arc}` };
  if (
    transform !== undefined &&
    !(isObject(transform) && isPoint(transform.scale) && isPoint(transform.translate))
  )
    return { wrongAt: 'transform' };
  if (!isObject(objects)) return { wrongAt: 'objects' };
  for (const [name, object] of Object.entries(objects)) {
    if (!isObject(object)) return { wrongAt: `objects.${name}` };
    const { geometries = [] } = object;
    if (!Array.isArray(geometries)) return { wrongAt: `objects.${name}.geometries` };
    const shape = geometries.findIndex((each) => !isShape(each, arcs.length));
    if (shape >= 0) return { wrongAt: `objects.${name}.geometries.${shape}` };
  }
  return json as unknown as Topology;
}

/** The rings of a shape of this type, each as `isRing` wants it; undefined where one is not. */
export function ringsOf<Ring>(
  type: unknown,
  nested: unknown,
  isRing: (ring: unknown) => ring is Ring,
): readonly Ring[] | undefined {
  const depth = DEPTHS.get(type);
  if (depth === undefined) return [];
  const rings: unknown = depth === 0 ? [nested] : nested;
  if (!Array.isArray(rings) || (depth === 2 && !rings.every(Array.isArray))) return undefined;
  const flat: unknown[] = depth === 2 ? rings.flat() : rings;
  return flat.every(isRing) ? flat : undefined;
}

export function arePoints(value: unknown): value is readonly Point[] {
  return Array.isArray(value) && value.every(isPoint);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPoint(value: unknown): value is Point {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

function isShape(shape: unknown, arcs: number): shape is Shape {
  if (!isObject(shape)) return false;
  const { type, arcs: own, properties = null } = shape;
  if (properties !== null && !isObject(properties)) return false;
  if (!DEPTHS.has(type)) return own === undefined;
  return ringsOf(type, own, (ring) => areNumbersOf(ring, arcs)) !== undefined;
}

function areNumbersOf(ring: unknown, arcs: number): ring is readonly number[] {
  return (
    Array.isArray(ring) && ring.every((each) => Number.isInteger(each) && (each < 0 ? ~each : each) < arcs)
  );
}
