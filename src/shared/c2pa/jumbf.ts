/** A box of JUMBF (ISO 19566-5): a superbox has a label and boxes inside. */
export interface Box {
  readonly type: string;
  /** The four letters that say what a superbox holds, and its name there. */
  readonly kind: string;
  readonly label: string;
  readonly boxes: readonly Box[];
  /** Its content without its head: what C2PA hashes. */
  readonly content: Buffer;
}

const DEEPEST = 8;

/** Reads the boxes of bytes; what breaks off is left out, with all behind it. */
export function boxesIn(bytes: Buffer, depth = 0): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length && depth < DEEPEST; ) {
    const size = bytes.readUInt32BE(at) || bytes.length - at;
    if (size < 8 || at + size > bytes.length) break;
    boxes.push(boxOf(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + size), depth));
    at += size;
  }
  return boxes;
}

function boxOf(type: string, content: Buffer, depth: number): Box {
  if (type !== 'jumb') return { type, kind: '', label: '', boxes: [], content };
  const [description, ...boxes] = boxesIn(content, depth + 1);
  const told = description?.type === 'jumd' ? description.content : Buffer.alloc(0);
  // UUID, toggles, then the label up to a zero.
  const end = told.indexOf(0, 17);
  return {
    type,
    kind: told.toString('latin1', 0, 4),
    label: told.toString('utf8', 17, end < 0 ? told.length : end),
    boxes,
    content,
  };
}
