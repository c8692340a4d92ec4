import { createHash } from 'node:crypto';
import { type ContentCredentials, contentCredentials } from './c2pa/content-credentials.ts';
import type { Call } from './call.ts';
import { type Outcome, ok, refuserOf } from './outcome.ts';
import {
  opened,
  type PictureFormat,
  pictureFormats,
  tellsOfCamera,
  uprightSize,
  widthsFor,
  writeMaster,
  writeOriginal,
} from './picture-files.ts';
import { pictureRefusals } from './picture-refusals.ts';

const MAX_MB = 10;
const MAX_MEGAPIXELS = 60;
const refuse = refuserOf(pictureRefusals);

export interface Picture {
  readonly id: string;
  readonly sha256: string;
  readonly altZh: string;
  readonly altEn: string;
  readonly credit: string;
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  /** SHA-256 of the file as it is kept: what records of the trace name. null for pictures from before they did. */
  readonly keptSha256: Buffer | null;
  /** What the file that was sent says of itself (C2PA); null when it says nothing. */
  readonly claimed: ContentCredentials | null;
  /** Under which name that file is handed out, byte for byte; null when it is not: it says nothing, or tells of the camera. */
  readonly original: string | null;
}

/** What is told of a picture when it is stored. `id` is the caller's, so that sending it twice stores once. */
export interface PictureFacts {
  readonly id: string;
  readonly altZh: string;
  readonly altEn: string;
  readonly credit?: string;
}

/**
 * Stores a photo someone sent: JPEG, PNG, WebP or AVIF by its content, at most 10 MB and 60 megapixels, turned upright and
 * without the camera's data (a photo of a farm must not tell where its owner's house is). One that says of itself where it comes from
 * (C2PA) is kept beside it as it was sent: turned and resized, it would say it no more. `folder` is where files are kept.
 */
export async function storeUpload(
  call: Call,
  folder: string,
  bytes: Uint8Array,
  facts: PictureFacts,
): Promise<Outcome<Picture>> {
  if (bytes.byteLength > MAX_MB * 1024 * 1024) return refuse('picture.too-large', { limitMb: MAX_MB });
  const kind = photoKind(bytes);
  if (!kind) return refuse('picture.wrong-kind');
  return store(call, folder, bytes, facts, kind);
}

/** Stores a drawing of ours (SVG): for seeds only, since an SVG may carry script and addresses. */
export async function storeDrawing(
  call: Call,
  folder: string,
  svg: Uint8Array,
  facts: PictureFacts,
): Promise<Outcome<Picture>> {
  return store(call, folder, svg, facts);
}

async function store(
  call: Call,
  folder: string,
  bytes: Uint8Array,
  facts: PictureFacts,
  kind?: PhotoKind,
): Promise<Outcome<Picture>> {
  const size = await uprightSize(bytes).catch(() => undefined);
  if (!size) return refuse('picture.unreadable');
  const { width, height } = size;
  if (width * height > MAX_MEGAPIXELS * 1_000_000) {
    return refuse('picture.too-many-pixels', { limitMegapixels: MAX_MEGAPIXELS });
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const widths = widthsFor(width);
  let kept: Buffer;
  try {
    kept = await writeMaster(folder, sha256, opened(bytes));
  } catch (error) {
    // A full disk is an outage; bytes that break off half-way are the sender's to mend.
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return refuse('picture.unreadable');
  }
  const keptSha256 = createHash('sha256').update(kept).digest();
  const claimed = (kind && contentCredentials(bytes)) ?? null;
  const original = claimed && kind ? await keepOriginal(folder, sha256, kind, bytes) : null;
  const picture = { credit: '', ...facts, sha256, width, height, widths, keptSha256, claimed, original };
  await call.tx
    .insertInto('shared.picture')
    .values({
      countyId: call.county,
      ...picture,
      widths: [...widths],
      claimed: claimed && JSON.stringify(claimed),
      storedAt: call.now,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
  return ok(picture);
}

/** Answers under which name it is handed out, if it is. */
async function keepOriginal(
  folder: string,
  sha256: string,
  kind: PhotoKind,
  bytes: Uint8Array,
): Promise<string | null> {
  const name = (await tellsOfCamera(bytes)) ? (`withheld.${kind}` as const) : (`original.${kind}` as const);
  await writeOriginal(folder, sha256, name, bytes);
  return name.startsWith('original') ? name : null;
}

/** The pictures that exist among these, by id. */
export async function picturesByIds(
  call: Call,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Picture>> {
  if (ids.length === 0) return new Map();
  const rows = await call.tx
    .selectFrom('shared.picture')
    .select(['id', 'sha256', 'altZh', 'altEn', 'credit', 'width', 'height', 'widths', 'keptSha256'])
    .select(['claimed', 'original'])
    .where('countyId', '=', call.county)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, claimed: row.claimed as unknown as ContentCredentials | null }]),
  );
}

/**
 * SHA-256 of these pictures as they are kept, for the record that they belong to, and of those that say of themselves where they come
 * from also as they were sent; those from before it was noted are left out.
 */
export async function keptHashes(
  call: Call,
  ids: readonly (string | null | undefined)[],
): Promise<readonly Buffer[]> {
  const pictures = await picturesByIds(
    call,
    ids.filter((id) => typeof id === 'string'),
  );
  return [...pictures.values()].flatMap(({ keptSha256, claimed, sha256 }) => [
    ...(keptSha256 ? [keptSha256] : []),
    ...(claimed ? [Buffer.from(sha256, 'hex')] : []),
  ]);
}

/** A picture's addresses, as `<Picture>` of the pages takes them. */
export interface PicturePhoto {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly sources: readonly { readonly type: `image/${PictureFormat}`; readonly srcset: string }[];
}

export function photoOf({ sha256, width, height, widths }: Picture): PicturePhoto {
  const address = (name: string) => `/pictures/${sha256}/${name}`;
  const middle = widths[1] ?? widths[0] ?? width;
  return {
    src: address(`${middle}.webp`),
    width: middle,
    height: Math.round((height * middle) / width),
    sources: pictureFormats.map((format) => ({
      type: `image/${format}`,
      srcset: widths.map((each) => `${address(`${each}.${format}`)} ${each}w`).join(', '),
    })),
  };
}

type PhotoKind = 'avif' | 'jpg' | 'png' | 'webp';

/** What kind of photo bytes begin as (magic numbers of JPEG, PNG, RIFF/WebP and ISO-BMFF/AVIF). */
function photoKind(bytes: Uint8Array): PhotoKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  return head.slice(4, 8) === 'ftyp' && ['avif', 'avis', 'mif1'].includes(head.slice(8, 12))
    ? 'avif'
    : undefined;
}
