import { type Cbor, readCbor } from './cbor.ts';
import { digestBy, judgeSignature, listOf, mapOf, type SignedClaim } from './cose.ts';
import { type Box, boxesIn } from './jumbf.ts';
import { manifestStoreIn } from './manifest-store.ts';

/** Whether what a claim says of bytes is so: `unknown` when it says it in a way that is not read here. */
export type Kept = 'holds' | 'broken' | 'unknown';

/**
 * What a photo or clip says of itself (C2PA 2.1). All of it is the file's own word; whether the signer is who the certificate
 * says, nobody has judged.
 */
export interface ContentCredentials extends SignedClaim {
  /** The camera or software that made the claim. */
  readonly generator: string;
  readonly title: string;
  /** What was done, in the standard's words (`c2pa.created`), and from what kind of source (IPTC). */
  readonly actions: readonly { readonly action: string; readonly source: string }[];
  /** What the claim says of itself and of the picture are the bytes it was signed for. */
  readonly assertions: Kept;
  readonly picture: Kept;
}

type Named = ReadonlyMap<string, readonly ReadonlyMap<Cbor, Cbor>[]>;

const LONGEST = 200;
/** Bytes that the heads of a claim's pieces take at the most, besides a hundredth of it. */
const HEADS = 1024;
const MOST_ACTIONS = 20;

/** What is told of a claim that cannot be read. */
const UNREADABLE: ContentCredentials = {
  generator: '',
  title: '',
  actions: [],
  signer: undefined,
  signature: 'unknown',
  assertions: 'unknown',
  picture: 'unknown',
};

/** Reads what a file says of itself: its newest claim. Undefined when it says nothing. Never throws. */
export function contentCredentials(file: Uint8Array): ContentCredentials | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const store = manifestStoreIn(bytes);
  if (!store) return undefined;
  const [root] = boxesIn(store);
  // The active manifest is the last (C2PA 2.1 § 11.1.4.2).
  const manifest =
    root?.kind === 'c2pa' ? root.boxes.filter(({ type }) => type === 'jumb').at(-1) : undefined;
  const claimBytes = manifest && inside(manifest, 'c2cl')?.boxes[0]?.content;
  const claim = claimBytes && readCbor(claimBytes);
  if (!manifest || !claimBytes || !(claim instanceof Map)) return UNREADABLE;
  const named = namedBy(claim);
  const stored = inside(manifest, 'c2as')?.boxes.filter(({ type }) => type === 'jumb') ?? [];
  // What the claim does not name was put in by nobody knows whom.
  const assertions = stored.filter(({ label }) => named.has(label));
  const cose = inside(manifest, 'c2cs')?.boxes[0]?.content;
  return {
    generator: generatorOf(claim),
    title: text(claim.get('dc:title')),
    actions: assertions
      .filter(({ label }) => /^c2pa\.actions(\.|$)/.test(label))
      .flatMap(actionsIn)
      .slice(0, MOST_ACTIONS),
    ...(cose ? judgeSignature(cose, claimBytes) : { signer: undefined, signature: 'unknown' as const }),
    assertions: judgeAssertions(claim, named, stored),
    picture: judgePicture(bytes, store.length, assertions),
  };
}

function inside(box: Box, kind: string): Box | undefined {
  return box.boxes.find((each) => each.kind === kind);
}

function generatorOf(claim: ReadonlyMap<Cbor, Cbor>): string {
  const told = claim.get('claim_generator_info');
  const info = mapOf(Array.isArray(told) ? told[0] : told);
  const named = [text(info.get('name')), text(info.get('version'))].filter((part) => part !== '').join(' ');
  return named || text(claim.get('claim_generator'));
}

function actionsIn(box: Box): ContentCredentials['actions'] {
  const told = readCbor(box.boxes[0]?.content ?? Buffer.alloc(0));
  return listOf(mapOf(told).get('actions')).map((each) => {
    const action = mapOf(each);
    return { action: text(action.get('action')), source: text(action.get('digitalSourceType')) };
  });
}

/** What the claim says of each assertion it names, by the assertion's label. */
function namedBy(claim: ReadonlyMap<Cbor, Cbor>): Named {
  const references = ['assertions', 'created_assertions', 'gathered_assertions'].flatMap((name) =>
    listOf(claim.get(name)).map(mapOf),
  );
  return Map.groupBy(references, (reference) => text(reference.get('url')).split('/').at(-1) ?? '');
}

/**
 * Each assertion the claim names must be there with the bytes it was signed for, and none that it does not name (C2PA 2.1 § 15.10.3).
 * Each is hashed once, however often it is named.
 */
function judgeAssertions(claim: ReadonlyMap<Cbor, Cbor>, named: Named, boxes: readonly Box[]): Kept {
  const judged = boxes.map(({ label, content }): Kept => {
    const [reference, again] = named.get(label) ?? [];
    if (!reference) return 'broken';
    const hash = reference.get('hash');
    const digest = digestBy(reference.get('alg') ?? claim.get('alg'), content);
    if (again || !digest || !Buffer.isBuffer(hash)) return 'unknown';
    return digest.equals(hash) ? 'holds' : 'broken';
  });
  const labels = new Set(boxes.map(({ label }) => label));
  return named.keys().every((label) => labels.has(label)) ? worst(judged) : 'broken';
}

/**
 * The hash over the file without the claim itself (`c2pa.hash.data`, C2PA 2.1 § 18.5); other bindings are not read here. A hash that leaves out
 * more than the claim, with the heads of the pieces it may lie in, is not one of the picture.
 */
function judgePicture(file: Buffer, claimLength: number, boxes: readonly Box[]): Kept {
  const [box, another] = boxes.filter(({ label }) => label === 'c2pa.hash.data');
  const told = mapOf(readCbor(box?.boxes[0]?.content ?? Buffer.alloc(0)));
  const hash = told.get('hash');
  const left = leftOf(file, listOf(told.get('exclusions')));
  const hashed = left?.reduce((sum, part) => sum + part.length, 0) ?? 0;
  if (file.length - hashed > claimLength * 1.01 + HEADS) return 'unknown';
  const digest = left && digestBy(told.get('alg'), left);
  if (another || !digest || !Buffer.isBuffer(hash)) return 'unknown';
  return digest.equals(hash) ? 'holds' : 'broken';
}

/** What exclusions leave of a file; undefined unless each begins where the one before ended, or behind it, and ends in the file. */
function leftOf(file: Buffer, exclusions: readonly Cbor[]): Buffer[] | undefined {
  const left: Buffer[] = [];
  let at = 0;
  for (const each of exclusions) {
    const [start, length] = [mapOf(each).get('start'), mapOf(each).get('length')];
    if (!isCount(start) || !isCount(length) || start < at || start + length > file.length) return undefined;
    left.push(file.subarray(at, start));
    at = start + length;
  }
  return [...left, file.subarray(at)];
}

function isCount(value: Cbor | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function worst(all: readonly Kept[]): Kept {
  if (all.includes('broken')) return 'broken';
  return all.length === 0 || all.includes('unknown') ? 'unknown' : 'holds';
}

/** A text of the file, on one line and no longer than a reader bears. */
function text(value: Cbor | undefined): string {
  return typeof value === 'string'
    ? // By letters: half of one is no text, and no database takes it.
      [...value.replace(/[\s\p{C}]+/gu, ' ').trim()].slice(0, LONGEST).join('')
    : '';
}
