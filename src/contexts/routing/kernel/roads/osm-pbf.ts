import { Message, NoProtobuf } from '../protobuf.ts';
import { GatherRoads } from './gather-roads.ts';
import { RoadsFaultFound } from './roads-fault.ts';

/** Undoes zlib's deflate (RFC 1950); throws for damaged data. The kernel is given it. */
export type Inflate = (bytes: Uint8Array) => Uint8Array;

/** The format lets no header be larger than 64 KiB, no block than 32 MiB. */
const LARGEST_HEADER = 64 * 1024;
const LARGEST_BLOCK = 32 * 1024 * 1024;
const KNOWN_FEATURES: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * The roads of an OpenStreetMap PBF file (wiki.openstreetmap.org, PBF Format; blocks plain or packed by zlib). Throws the fault it
 * finds with the number of its block, counted from 1: `not-osm`, `osm-cut-short`, `osm-not-read`, `osm-damaged` and what
 * `GatherRoads` throws.
 */
export function gatherPbf(file: Uint8Array, inflate: Inflate): GatherRoads {
  const roads = new GatherRoads();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  for (let block = 1; at < file.length; block++) {
    const where = `block ${block}`;
    if (at + 4 > file.length) throw new RoadsFaultFound('osm-cut-short', where);
    const headerSize = view.getUint32(at);
    if (headerSize > LARGEST_HEADER)
      throw new RoadsFaultFound(block === 1 ? 'not-osm' : 'osm-damaged', where);
    if (at + 4 + headerSize > file.length) throw new RoadsFaultFound('osm-cut-short', where);
    const { type, size } = headerOf(file.subarray(at + 4, at + 4 + headerSize), where, block);
    const start = at + 4 + headerSize;
    if (!(size <= LARGEST_BLOCK)) throw new RoadsFaultFound('osm-damaged', where);
    if (start + size > file.length) throw new RoadsFaultFound('osm-cut-short', where);
    if ((block === 1) !== (type === 'OSMHeader'))
      throw new RoadsFaultFound(block === 1 ? 'not-osm' : 'osm-damaged', where);
    if (type === 'OSMHeader' || type === 'OSMData')
      takeData(roads, type, file.subarray(start, start + size), inflate, where);
    at = start + size;
  }
  if (at === 0) throw new RoadsFaultFound('not-osm', '');
  return roads;
}

function headerOf(bytes: Uint8Array, where: string, block: number): { type: string; size: number } {
  let [type, size] = ['', Number.NaN];
  try {
    for (const header = new Message(bytes); header.next(); ) {
      if (header.field === 1) type = header.text();
      else if (header.field === 3) size = header.whole();
      else header.skip();
    }
  } catch (error) {
    // Whatever the first bytes of the file are, they are no header.
    if (error instanceof NoProtobuf)
      throw new RoadsFaultFound(block === 1 ? 'not-osm' : 'osm-damaged', where);
    throw error;
  }
  return { type, size };
}

function takeData(
  roads: GatherRoads,
  type: 'OSMHeader' | 'OSMData',
  bytes: Uint8Array,
  inflate: Inflate,
  where: string,
): void {
  try {
    const inside = unpacked(bytes, inflate, where);
    if (type === 'OSMHeader') checkFeatures(inside);
    else takeBlock(roads, inside, where);
  } catch (error) {
    if (error instanceof NoProtobuf) throw new RoadsFaultFound('osm-damaged', where);
    throw error;
  }
}

function unpacked(bytes: Uint8Array, inflate: Inflate, where: string): Uint8Array {
  for (const blob = new Message(bytes); blob.next(); ) {
    if (blob.field === 1) return blob.bytes();
    if (blob.field === 3) {
      try {
        return inflate(blob.bytes());
      } catch {
        throw new RoadsFaultFound('osm-damaged', where);
      }
    }
    if (blob.field >= 4) throw new RoadsFaultFound('osm-not-read', `${where}: ${PACKINGS[blob.field] ?? ''}`);
    blob.skip();
  }
  throw new RoadsFaultFound('osm-damaged', where);
}

const PACKINGS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

function checkFeatures(bytes: Uint8Array): void {
  for (const header = new Message(bytes); header.next(); ) {
    if (header.field !== 4) {
      header.skip();
      continue;
    }
    const feature = header.text();
    if (!KNOWN_FEATURES.has(feature)) throw new RoadsFaultFound('osm-not-read', feature);
  }
}

/** What positions and texts of a block are counted from. */
interface Terms {
  readonly texts: readonly string[];
  readonly degrees: (lat: number, lng: number) => readonly [number, number];
  readonly where: string;
}

function takeBlock(roads: GatherRoads, bytes: Uint8Array, where: string): void {
  const texts: string[] = [];
  const groups: Message[] = [];
  let [granularity, latFrom, lngFrom] = [100, 0, 0];
  for (const block = new Message(bytes); block.next(); ) {
    if (block.field === 1)
      for (const table = block.inside(); table.next(); )
        if (table.field === 1) texts.push(table.text());
        else table.skip();
    else if (block.field === 2) groups.push(block.inside());
    else if (block.field === 17) granularity = block.whole();
    else if (block.field === 19) latFrom = block.whole();
    else if (block.field === 20) lngFrom = block.whole();
    else block.skip();
  }
  if (!(granularity > 0)) throw new RoadsFaultFound('osm-damaged', where);
  // Nanodegrees; kept are ten-millionths of a degree.
  const scaled = (value: number, from: number) => Math.round((from + granularity * value) / 100);
  const terms: Terms = {
    ...{ texts, where },
    degrees: (lat, lng) => [scaled(lat, latFrom), scaled(lng, lngFrom)],
  };
  for (const group of groups)
    while (group.next()) {
      if (group.field === 1) takeNode(roads, group.inside(), terms);
      else if (group.field === 2) takeDense(roads, group.inside(), terms);
      else if (group.field === 3) takeWay(roads, group.inside(), terms);
      else if (group.field === 4) takeRelation(roads, group.inside(), terms);
      else group.skip();
    }
}

function takeNode(roads: GatherRoads, node: Message, terms: Terms): void {
  let [id, lat, lng] = [Number.NaN, Number.NaN, Number.NaN];
  let [keys, values]: [number[], number[]] = [[], []];
  while (node.next()) {
    if (node.field === 1) id = node.zigzag();
    else if (node.field === 2) keys = node.packed();
    else if (node.field === 3) values = node.packed();
    else if (node.field === 8) lat = node.zigzag();
    else if (node.field === 9) lng = node.zigzag();
    else node.skip();
  }
  roads.node(id, ...terms.degrees(lat, lng), tagsOf(keys, values, terms));
}

function takeDense(roads: GatherRoads, dense: Message, terms: Terms): void {
  let [ids, lats, lngs, tags]: [number[], number[], number[], number[]] = [[], [], [], []];
  while (dense.next()) {
    if (dense.field === 1) ids = dense.packed('zigzag');
    else if (dense.field === 8) lats = dense.packed('zigzag');
    else if (dense.field === 9) lngs = dense.packed('zigzag');
    else if (dense.field === 10) tags = dense.packed();
    else dense.skip();
  }
  if (lats.length !== ids.length || lngs.length !== ids.length)
    throw new RoadsFaultFound('osm-damaged', terms.where);
  let [id, lat, lng, tag] = [0, 0, 0, 0];
  for (const [at, step] of ids.entries()) {
    id += step;
    lat += lats[at] as number;
    lng += lngs[at] as number;
    const [keys, values]: [number[], number[]] = [[], []];
    // Keys and values by turns, nought after each node's last.
    while (tag < tags.length && tags[tag] !== 0) {
      keys.push(tags[tag] as number);
      values.push(tags[tag + 1] ?? -1);
      tag += 2;
    }
    tag += 1;
    roads.node(id, ...terms.degrees(lat, lng), tagsOf(keys, values, terms));
  }
}

function takeWay(roads: GatherRoads, way: Message, terms: Terms): void {
  let id = Number.NaN;
  let [keys, values, steps]: [number[], number[], number[]] = [[], [], []];
  while (way.next()) {
    if (way.field === 1) id = way.whole();
    else if (way.field === 2) keys = way.packed();
    else if (way.field === 3) values = way.packed();
    else if (way.field === 8) steps = way.packed('zigzag');
    else way.skip();
  }
  const tags = tagsOf(keys, values, terms);
  if (!tags?.has('highway') && tags?.get('route') !== 'ferry') return;
  roads.way(id, summed(steps), tags);
}

const KINDS = ['node', 'way', 'relation'] as const;

function takeRelation(roads: GatherRoads, relation: Message, terms: Terms): void {
  let [keys, values]: [number[], number[]] = [[], []];
  let [roles, steps, kinds]: [number[], number[], number[]] = [[], [], []];
  while (relation.next()) {
    if (relation.field === 2) keys = relation.packed();
    else if (relation.field === 3) values = relation.packed();
    else if (relation.field === 8) roles = relation.packed();
    else if (relation.field === 9) steps = relation.packed('zigzag');
    else if (relation.field === 10) kinds = relation.packed();
    else relation.skip();
  }
  const tags = tagsOf(keys, values, terms);
  if (!tags) return;
  const members = summed(steps).map((ref, at) => {
    const [kind, role] = [KINDS[kinds[at] ?? -1], terms.texts[roles[at] ?? -1]];
    if (kind === undefined || role === undefined) throw new RoadsFaultFound('osm-damaged', terms.where);
    return { kind, ref, role };
  });
  roads.relation(members, tags);
}

/** Numbers of which each but the first is written as what it is more than the one before. */
function summed(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}

function tagsOf(
  keys: readonly number[],
  values: readonly number[],
  { texts, where }: Terms,
): Map<string, string> | undefined {
  if (keys.length !== values.length) throw new RoadsFaultFound('osm-damaged', where);
  if (keys.length === 0) return undefined;
  return new Map(
    keys.map((key, at) => {
      const [name, value] = [texts[key], texts[values[at] as number]];
      if (name === undefined || value === undefined) throw new RoadsFaultFound('osm-damaged', where);
      return [name, value];
    }),
  );
}
