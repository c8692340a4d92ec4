/** One file of an archive. Its pieces must be read before the next file is asked for. */
export interface TarFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly pieces: AsyncIterable<Buffer>;
}

const BLOCK = 512;
/** Where the header's fields stand: POSIX.1-1988 ustar (`tar(5)`). */
const FIELD = { name: 0, mode: 100, size: 124, time: 136, sum: 148, type: 156, magic: 257 } as const;
const NAME_LENGTH = 100;

/** The bytes of a tar archive of these files, as `tar -x` reads it. */
export async function* writeTar(files: AsyncIterable<TarFile>): AsyncGenerator<Buffer> {
  for await (const file of files) {
    yield header(file);
    let written = 0;
    for await (const piece of file.pieces) {
      written += piece.length;
      yield piece;
    }
    if (written !== file.size) throw new Error(`${file.name} has ${written} bytes, not ${file.size}`);
    yield Buffer.alloc(padding(file.size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function header({ name, size }: TarFile): Buffer {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) >= NAME_LENGTH) throw new Error(`too long a name for a backup: ${name}`);
  block.write(name, FIELD.name);
  block.write('0000600\0', FIELD.mode);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, FIELD.size);
  block.write('00000000000\0', FIELD.time);
  block.write('0', FIELD.type);
  block.write('ustar\x0000', FIELD.magic);
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, FIELD.sum);
  return block;
}

/** The files of a tar archive, in order. Throws when the archive ends too early or a header is damaged. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const bytes = new Bytes(source);
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(block.toString('latin1', FIELD.sum, FIELD.sum + 6), 8);
    if (sum !== checksum(block)) throw new Error('damaged header');
    const name = block.toString('utf8', FIELD.name, FIELD.name + NAME_LENGTH).replace(/\0.*$/s, '');
    const size = Number.parseInt(block.toString('latin1', FIELD.size, FIELD.size + 11), 8);
    const pieces = bytes.upTo(size);
    yield { name, size, pieces };
    for await (const _unread of pieces);
    await bytes.exactly(padding(size));
  }
}

/** The header's bytes added up, its own sum counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) {
    sum += index >= FIELD.sum && index < FIELD.sum + 8 ? 0x20 : byte;
  }
  return sum;
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async exactly(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.upTo(count)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Yields `count` bytes in pieces as they come. */
  async *upTo(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new Error('the file ends too early');
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}
