import { createHash } from 'node:crypto';
import type { TarFile } from './tar.ts';

/** SHA-256 of each file of an archive, by its name. */
export type Sums = Record<string, string>;

/** The same file, whose sum is noted in `sums` once all its pieces have gone by. */
export function hashing(file: TarFile, sums: Sums): TarFile {
  async function* pieces() {
    const hash = createHash('sha256');
    for await (const piece of file.pieces) {
      hash.update(piece);
      yield piece;
    }
    sums[file.name] = hash.digest('hex');
  }
  return { ...file, pieces: pieces() };
}

export async function wholeText(file: TarFile): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of file.pieces) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
