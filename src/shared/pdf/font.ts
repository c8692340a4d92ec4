/** A TrueType font (OpenType 1.9, glyf outlines): what is needed to set text and to cut it down to the glyphs used. */
export interface Font {
  /** In thousandths of the font's size. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly number[];
  /** The glyph of a character; 0 for one it has not, which is drawn as an empty box. */
  glyphOf(char: string): number;
  /** In thousandths of the font's size. */
  widthOf(glyph: number): number;
  /** The font with the outlines of these glyphs alone, under their numbers. */
  only(glyphs: ReadonlySet<number>): Uint8Array;
}

const MOST_DEPTH = 8;
/** Component flags of a composite glyph (glyf table). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const TWO_BY_TWO = 0x0080;

export function openFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Uint8Array>();
  for (let at = 12, left = view.getUint16(4); left > 0; left--, at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const start = view.getUint32(at + 8);
    tables.set(tag, bytes.subarray(start, start + view.getUint32(at + 12)));
  }
  const table = (tag: string) => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no ${tag}`);
    return found;
  };
  const viewOf = (tag: string) => {
    const part = table(tag);
    return new DataView(part.buffer, part.byteOffset, part.byteLength);
  };
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map(viewOf) as [
    DataView,
    DataView,
    DataView,
    DataView,
    DataView,
  ];
  const count = viewOf('maxp').getUint16(4);
  const metrics = hhea.getUint16(34);
  const scale = 1_000 / head.getUint16(18);
  const long = head.getInt16(50) === 1;
  const offset = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const glyphs = charMap(viewOf('cmap'));

  /** The glyphs a glyph is put together from, itself included. */
  function parts(glyph: number, into: Set<number>, depth = 0): void {
    if (glyph >= count || into.has(glyph) || depth > MOST_DEPTH) return;
    into.add(glyph);
    let at = offset(glyph);
    if (at === offset(glyph + 1) || glyf.getInt16(at) >= 0) return;
    at += 10;
    for (let flags = MORE; flags & MORE; ) {
      flags = glyf.getUint16(at);
      parts(glyf.getUint16(at + 2), into, depth + 1);
      at += 4 + (flags & WORDS ? 4 : 2);
      at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & TWO_BY_TWO ? 8 : 0;
    }
  }

  return {
    ascent: hhea.getInt16(4) * scale,
    descent: hhea.getInt16(6) * scale,
    box: [36, 38, 40, 42].map((at) => Math.round(head.getInt16(at) * scale)),
    glyphOf: (char) => glyphs.get(char.codePointAt(0) ?? 0) ?? 0,
    widthOf: (glyph) => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4) * scale,
    only: (wanted) => {
      const used = new Set<number>();
      for (const glyph of [0, ...wanted]) parts(glyph, used);
      return cut(used);
    },
  };

  function cut(used: ReadonlySet<number>): Uint8Array {
    const outlines: Uint8Array[] = [];
    const places = new DataView(new ArrayBuffer((count + 1) * 4));
    let size = 0;
    for (let glyph = 0; glyph < count; glyph++) {
      places.setUint32(glyph * 4, size);
      if (!used.has(glyph)) continue;
      const outline = table('glyf').subarray(offset(glyph), offset(glyph + 1));
      outlines.push(outline);
      size += outline.length;
    }
    places.setUint32(count * 4, size);
    // Widths of glyphs that are not drawn say nothing, and pack to nothing.
    const widths = new Uint8Array(table('hmtx'));
    for (let glyph = 0; glyph < metrics; glyph++)
      if (!used.has(glyph)) widths.fill(0, glyph * 4, glyph * 4 + 4);
    widths.fill(0, metrics * 4);
    const newHead = new Uint8Array(table('head'));
    new DataView(newHead.buffer).setInt16(50, 1);
    return fontFile([
      ['glyf', joined(outlines)],
      ['head', newHead],
      ['hhea', table('hhea')],
      ['hmtx', widths],
      ['loca', new Uint8Array(places.buffer)],
      ['maxp', table('maxp')],
    ]);
  }
}

/** Characters of the basic plane to glyphs (cmap format 4). */
function charMap(cmap: DataView): Map<number, number> {
  const map = new Map<number, number>();
  for (let table = 0; table < cmap.getUint16(2); table++) {
    const at = cmap.getUint32(4 + table * 8 + 4);
    if (cmap.getUint16(at) !== 4) continue;
    const segments = cmap.getUint16(at + 6) / 2;
    const [ends, starts] = [at + 14, at + 16 + segments * 2];
    const [deltas, ranges] = [starts + segments * 2, starts + segments * 4];
    for (let segment = 0; segment < segments; segment++) {
      const range = cmap.getUint16(ranges + segment * 2);
      const first = cmap.getUint16(starts + segment * 2);
      for (let code = first; code <= cmap.getUint16(ends + segment * 2) && code < 0xffff; code++) {
        const direct = range === 0 ? code : cmap.getUint16(ranges + segment * 2 + range + (code - first) * 2);
        if (direct === 0) continue;
        map.set(code, (direct + cmap.getUint16(deltas + segment * 2)) & 0xffff);
      }
    }
    return map;
  }
  throw new Error('the font has no cmap of format 4');
}

function fontFile(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const header = new DataView(new ArrayBuffer(12 + tables.length * 16));
  header.setUint32(0, 0x00010000);
  header.setUint16(4, tables.length);
  const power = Math.floor(Math.log2(tables.length));
  header.setUint16(6, 2 ** power * 16);
  header.setUint16(8, power);
  header.setUint16(10, tables.length * 16 - 2 ** power * 16);
  let at = header.byteLength;
  const parts: Uint8Array[] = [new Uint8Array(header.buffer)];
  for (const [index, [tag, bytes]] of tables.entries()) {
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    const entry = 12 + index * 16;
    for (let letter = 0; letter < 4; letter++) header.setUint8(entry + letter, tag.charCodeAt(letter));
    header.setUint32(entry + 4, sum(padded));
    header.setUint32(entry + 8, at);
    header.setUint32(entry + 12, bytes.length);
    parts.push(padded);
    at += padded.length;
  }
  return joined(parts);
}

function sum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at < bytes.length; at += 4) total = (total + view.getUint32(at)) >>> 0;
  return total;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
