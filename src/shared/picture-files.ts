import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Narrow for a list on a phone, middle for a page on a phone, wide for a page at a desk. */
const WIDTHS = [320, 640, 1280];
// Drawings become pixels at three times their size.
const DENSITY = 216;
const NAME = /^\d{1,4}\.(avif|webp)$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The widths an original is stored in: never wider than itself, and at least one. */
export function widthsFor(originalWidth: number): number[] {
  const fitting = WIDTHS.filter((width) => width <= originalWidth);
  return fitting.length > 0 ? fitting : [originalWidth];
}

/**
 * Writes every width of a picture in every format. What is there already stays: the name is the content. Only pixels are
 * written: where and with what a photo was taken (EXIF) is left behind.
 */
export async function writeVariants(
  folder: string,
  sha256: string,
  image: Sharp,
  widths: readonly number[],
): Promise<void> {
  for (const width of widths) {
    const narrow = image.clone().resize({ width });
    await write(fileOf(folder, sha256, `${width}.webp`), () =>
      narrow.clone().webp({ quality: 76 }).toBuffer(),
    );
    await write(fileOf(folder, sha256, `${width}.avif`), () =>
      narrow.clone().avif({ quality: 52, effort: 3 }).toBuffer(),
    );
  }
}

/** The bytes of one variant (`640.avif`), or undefined when there is none of that name. */
export async function readVariant(folder: string, sha256: string, name: string): Promise<Buffer | undefined> {
  if (!SHA256.test(sha256) || !NAME.test(name)) return undefined;
  try {
    return await readFile(fileOf(folder, sha256, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function fileOf(folder: string, sha256: string, name: string): string {
  return join(folder, sha256.slice(0, 2), sha256, name);
}

async function write(file: string, encode: () => Promise<Buffer>): Promise<void> {
  const present = await access(file).then(
    () => true,
    () => false,
  );
  if (present) return;
  await mkdir(dirname(file), { recursive: true });
  // Under its own name only once it is whole: a crash half-way must not leave half a picture to be served for ever.
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, await encode());
  await rename(half, file);
}

/** How large a picture says it is, once turned upright. Reads its head only; throws when that is not one. */
export async function uprightSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(bytes, { limitInputPixels: false, density: DENSITY }).metadata();
  return autoOrient;
}

/** A picture ready to be written, upright. Whoever opens it has judged its size. */
export function opened(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: false, failOn: 'error', density: DENSITY }).autoOrient();
}
