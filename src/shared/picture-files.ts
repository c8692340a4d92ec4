import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Narrow for a list on a phone, middle for a page on a phone, wide for a page at a desk. */
const WIDTHS = [320, 640, 1280];
// Drawings become pixels at a little more than their size: wide enough for a desk.
const DENSITY = 80;
const NAME = /^\d{1,4}\.(avif|webp)$/;
const ORIGINAL = /^original\.(avif|jpg|png|webp)$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** The widths an original is stored in: never wider than itself, and at least one. */
export function widthsFor(originalWidth: number): number[] {
  const fitting = WIDTHS.filter((width) => width <= originalWidth);
  return fitting.length > 0 ? fitting : [originalWidth];
}

/** A picture as it is kept: upright pixels, no wider than anyone is shown, and nothing of the camera's data (EXIF). */
export const MASTER = 'master.webp';

/**
 * Writes what every variant is made from, and answers its bytes. Fails when the bytes are not a whole picture, so that what was once
 * taken can be shown. What is there already stays: the name is the content.
 */
export async function writeMaster(folder: string, sha256: string, image: Sharp): Promise<Buffer> {
  const width = WIDTHS.at(-1) ?? 0;
  const file = fileOf(folder, sha256, MASTER);
  await write(file, () =>
    image.resize({ width, withoutEnlargement: true }).webp({ quality: 92, effort: 1 }).toBuffer(),
  );
  return readFile(file);
}

/** Keeps a photo byte for byte as it was sent, beside what is made of it: under `original.…` it is handed out, under `withheld.…` not. */
export async function writeOriginal(
  folder: string,
  sha256: string,
  name: `${'original' | 'withheld'}.${string}`,
  bytes: Uint8Array,
): Promise<void> {
  await write(fileOf(folder, sha256, name), async () => Buffer.from(bytes));
}

/** Whether a photo holds data of the camera, which may tell where it was taken and with what. */
export async function tellsOfCamera(bytes: Uint8Array): Promise<boolean> {
  const { exif, iptc, xmp } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return [exif, iptc, xmp].some((data) => data !== undefined) || Buffer.from(bytes).includes('GPSL');
}

/**
 * The bytes of one variant (`640.avif`) of the picture as it is kept (`MASTER`), or of one as it was sent, or undefined when there is none of that name. A
 * variant is made when it is first asked for, and kept: whoever sends a photo from a field does not wait for six encodings.
 */
export async function readVariant(folder: string, sha256: string, name: string): Promise<Buffer | undefined> {
  if (!SHA256.test(sha256)) return undefined;
  if (name === MASTER || ORIGINAL.test(name)) return readIfThere(fileOf(folder, sha256, name));
  if (!NAME.test(name)) return undefined;
  return (await readIfThere(fileOf(folder, sha256, name))) ?? made(folder, sha256, name);
}

// A page that is opened by ten people at once makes each variant once.
const making = new Map<string, Promise<Buffer | undefined>>();

function made(folder: string, sha256: string, name: string): Promise<Buffer | undefined> {
  const file = fileOf(folder, sha256, name);
  const begun = making.get(file);
  if (begun) return begun;
  const result = make(folder, sha256, name).finally(() => making.delete(file));
  making.set(file, result);
  return result;
}

async function make(folder: string, sha256: string, name: string): Promise<Buffer | undefined> {
  const master = await readIfThere(fileOf(folder, sha256, MASTER));
  if (!master) return undefined;
  const [width, format] = name.split('.');
  const { width: widest } = await sharp(master).metadata();
  if (!widthsFor(widest).includes(Number(width))) return undefined;
  const narrow = sharp(master).resize({ width: Number(width) });
  const file = fileOf(folder, sha256, name);
  await write(file, () =>
    (format === 'avif' ? narrow.avif({ quality: 52, effort: 2 }) : narrow.webp({ quality: 76 })).toBuffer(),
  );
  return readFile(file);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
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
