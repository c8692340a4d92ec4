import { deflateSync } from 'node:zlib';

/** What is to stand in a PBF file; positions in degrees. */
export interface PbfGiven {
  readonly nodes: readonly {
    id: number;
    lat: number;
    lon: number;
    tags?: Readonly<Record<string, string>>;
  }[];
  readonly ways: readonly { id: number; refs: readonly number[]; tags: Readonly<Record<string, string>> }[];
  readonly relations?: readonly {
    id: number;
    /** As `way 7 from`. */
    members: readonly string[];
    tags: Readonly<Record<string, string>>;
  }[];
}

export interface PbfManner {
  readonly dense?: boolean;
  readonly zlib?: boolean;
  readonly features?: readonly string[];
}

/** A PBF file as the OpenStreetMap wiki describes the format, written apart from what reads it. */
export function writePbf(
  given: PbfGiven,
  { dense = true, zlib = true, features }: PbfManner = {},
): Uint8Array {
  const texts = [''];
  const text = (of: string) => {
    const known = texts.indexOf(of);
    return known >= 0 ? known : texts.push(of) - 1;
  };
  const nano = (degrees: number) => BigInt(Math.round(degrees * 1e7));
  const tags = (of: Readonly<Record<string, string>> = {}) => [
    part(2, packed(Object.keys(of).map((key) => BigInt(text(key))))),
    part(3, packed(Object.values(of).map((value) => BigInt(text(value))))),
  ];
  const nodes = dense
    ? part(
        2,
        join(
          part(1, packed(steps(given.nodes.map(({ id }) => BigInt(id))))),
          part(8, packed(steps(given.nodes.map(({ lat }) => nano(lat))))),
          part(9, packed(steps(given.nodes.map(({ lon }) => nano(lon))))),
          part(
            10,
            packed(
              given.nodes.flatMap(({ tags = {} }) => [
                ...Object.entries(tags).flatMap(([k, v]) => [BigInt(text(k)), BigInt(text(v))]),
                0n,
              ]),
            ),
          ),
        ),
      )
    : join(
        ...given.nodes.map((node) =>
          part(
            1,
            join(
              number(1, zigzag(BigInt(node.id))),
              ...tags(node.tags),
              number(8, zigzag(nano(node.lat))),
              number(9, zigzag(nano(node.lon))),
            ),
          ),
        ),
      );
  const ways = given.ways.map((way) =>
    part(
      3,
      join(
        number(1, BigInt(way.id)),
        ...tags(way.tags),
        part(8, packed(steps(way.refs.map((ref) => BigInt(ref))))),
      ),
    ),
  );
  const relations = (given.relations ?? []).map((relation) => {
    const members = relation.members.map((member) => member.split(' '));
    return part(
      4,
      join(
        number(1, BigInt(relation.id)),
        ...tags(relation.tags),
        part(8, packed(members.map(([, , role = '']) => BigInt(text(role))))),
        part(9, packed(steps(members.map(([, ref = '']) => BigInt(ref))))),
        part(10, packed(members.map(([kind = '']) => BigInt(['node', 'way', 'relation'].indexOf(kind))))),
      ),
    );
  });
  const groups = [part(2, nodes), part(2, join(...ways)), part(2, join(...relations))];
  const table = part(1, join(...texts.map((each) => part(1, new TextEncoder().encode(each)))));
  const head = join(
    ...(features ?? ['OsmSchema-V0.6', 'DenseNodes']).map((feature) =>
      part(4, new TextEncoder().encode(feature)),
    ),
    part(16, new TextEncoder().encode('test')),
  );
  return join(block('OSMHeader', head, zlib), block('OSMData', join(table, ...groups), zlib));
}

function block(type: string, data: Uint8Array, zlib: boolean): Uint8Array {
  const blob = zlib ? join(number(2, BigInt(data.length)), part(3, deflateSync(data))) : part(1, data);
  const header = join(part(1, new TextEncoder().encode(type)), number(3, BigInt(blob.length)));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, header.length);
  return join(size, header, blob);
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function part(field: number, bytes: Uint8Array): Uint8Array {
  return join(varint(BigInt(field * 8 + 2)), varint(BigInt(bytes.length)), bytes);
}

function number(field: number, value: bigint): Uint8Array {
  return join(varint(BigInt(field * 8)), varint(value));
}

function packed(values: readonly bigint[]): Uint8Array {
  return join(...values.map(varint));
}

function steps(values: readonly bigint[]): bigint[] {
  return values.map((value, at) => zigzag(value - (values[at - 1] ?? 0n)));
}

function zigzag(value: bigint): bigint {
  return value >= 0n ? value * 2n : -value * 2n - 1n;
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 7n) {
    if (left < 128n) return Uint8Array.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
}
