/** ISO-BMFF: d8fec3d6-1b0e-483c-9297-5828877ec481 (C2PA 2.1 § A.5). */
const BMFF_UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
const PNG_HEAD = 8;

/**
 * The C2PA manifest store of a file: of JPEG in its APP11 segments, of PNG in `caBX`, of WebP in `C2PA`, of AVIF, HEIC and MP4 in a `uuid`
 * box (C2PA 2.1, annex A). Undefined when there is none, or when the file breaks off in it. Never throws.
 */
export function manifestStoreIn(file: Buffer): Buffer | undefined {
  try {
    if (file.readUInt16BE(0) === 0xffd8) return inJpeg(file);
    if (file.toString('latin1', 1, 4) === 'PNG') return inPng(file);
    if (file.toString('latin1', 8, 12) === 'WEBP') return inWebp(file);
    return file.toString('latin1', 4, 8) === 'ftyp' ? inBmff(file) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Segments of one box: `JP`, box number, place in the sequence; each repeats the box's head, which only the first gives. */
function inJpeg(file: Buffer): Buffer | undefined {
  const parts = new Map<number, Buffer[]>();
  for (let at = 2; file.readUInt8(at) === 0xff; ) {
    const [marker, length] = [file.readUInt8(at + 1), file.readUInt16BE(at + 2)];
    // The picture itself begins: no segment comes after.
    if (marker === 0xda) break;
    const segment = file.subarray(at + 4, at + 2 + length);
    if (marker === 0xeb && segment.toString('latin1', 0, 2) === 'JP') {
      const number = segment.readUInt16BE(2);
      const box = parts.get(number);
      if (box) box.push(segment.subarray(16));
      else parts.set(number, [segment.subarray(8)]);
    }
    at += 2 + length;
  }
  return Array.from(parts.values(), (each) => Buffer.concat(each)).find(isC2pa);
}

function inPng(file: Buffer): Buffer | undefined {
  for (let at = PNG_HEAD; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'caBX') return whole(file, at + 8, file.readUInt32BE(at));
  }
  return undefined;
}

function inWebp(file: Buffer): Buffer | undefined {
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === 'C2PA') return whole(file, at + 8, length);
    at += 8 + length + (length % 2);
  }
  return undefined;
}

function inBmff(file: Buffer): Buffer | undefined {
  for (let at = 0; at + 8 <= file.length; ) {
    const short = file.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    const size = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short === 0 ? file.length - at : short;
    if (size < head) return undefined;
    const isOurs =
      file.toString('latin1', at + 4, at + 8) === 'uuid' &&
      file.subarray(at + head, at + head + 16).equals(BMFF_UUID);
    if (isOurs) {
      // Version and flags, what it is for, and where Merkle trees are, before the store.
      const purpose = at + head + 20;
      const end = file.indexOf(0, purpose);
      if (file.toString('latin1', purpose, end) === 'manifest') {
        return whole(file, end + 9, at + size - (end + 9));
      }
    }
    at += size;
  }
  return undefined;
}

function whole(file: Buffer, from: number, length: number): Buffer | undefined {
  return length > 0 && from + length <= file.length ? file.subarray(from, from + length) : undefined;
}

/** A superbox whose description is C2PA's (C2PA 2.1 § 11.1). */
function isC2pa(box: Buffer): boolean {
  return box.toString('latin1', 4, 8) === 'jumb' && box.toString('latin1', 16, 20) === 'c2pa';
}
