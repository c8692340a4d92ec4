import { utf8 } from './bytes.ts';
import { canonical } from './json/canonical.ts';
import { fault, type Parsed, value } from './parsed.ts';
import { anything, dictionary, isObject, list, object, type Shape, such, text, whole } from './shape.ts';
import { type Hash, leafHashOfText } from './tlog/merkle.ts';

/** The longest entry of the log, in bytes of UTF-8. */
export const LONGEST_ENTRY = 4096;
/** The longest line: with its link and the longest statement it still fits an entry. */
export const LONGEST_LINE = 512;
/** The longest statement, so that an entry has room for at least one link. */
export const LONGEST_STATEMENT = 3400;

/** What an issuer signs about one event: never the event's own words, so that personal data can be erased without breaking a proof. */
export interface Claim {
  /** The moment of capture: ISO 8601, milliseconds, Z. */
  readonly at: string;
  /** `digestOf` the event's canonical bytes, as captured. */
  readonly digest: string;
  /** The event hash of CBV 2.0 § 8.9: an identifier beside the digest, which it cannot replace (it leaves fields out). */
  readonly hash: string;
  /** The event's `eventID`. */
  readonly id: string;
  /** The key that signed: `<name>+<8 hex digits>` (C2SP signed-note key ID). */
  readonly issuer: string;
  /** `digestOf` each photo or clip that belongs to the event. */
  readonly media?: readonly string[];
  /** Personal data by field: only what `commitment` says of it. */
  readonly commitments?: Readonly<Record<string, string>>;
}

/** What an issuer signs once for many events. All its claims have its `at` and `issuer`. */
export interface SignedDocument {
  readonly at: string;
  readonly issuer: string;
  /** `documentRoot` of its claims, base64. */
  readonly root: string;
  readonly size: number;
}

/** Where a claim stands in the document whose signature covers it. */
export interface InDocument {
  readonly index: number;
  readonly root: string;
  readonly size: number;
}

/** An entry's place in a line: how many came before it, and the leaf hash of the one just before (base64; absent at 0). */
export interface Link {
  readonly line: string;
  readonly seq: number;
  readonly prev?: string;
}

/** Statements: what was said, before the sequencer gives it its place (`chain`). No personal name in any, ever. */
export interface EventStatement {
  readonly type: 'maidehao/event/1';
  readonly claim: Claim;
  /** Ed25519, base64: over `claimSignInput`, or over `documentSignInput` of `document`. */
  readonly signature: string;
  readonly document?: InDocument;
}
export interface KeyStatement {
  readonly type: 'maidehao/key/1';
  /** C2SP signed-note verifier key. */
  readonly vkey: string;
  /** `urn:maidehao:organisation:<uuid>`, or `urn:maidehao:county:<code>` for the platform's own. */
  readonly holder: string;
  readonly from: string;
  /** Set by a second entry in the key's line when another key took its place. */
  readonly until?: string;
}
export interface KeyRevokedStatement {
  readonly type: 'maidehao/key-revoked/1';
  readonly key: string;
  readonly from: string;
  readonly reason: string;
}
export interface VerifierStatement {
  readonly type: 'maidehao/verifier/1';
  readonly digest: string;
}
export interface CredentialStatement {
  readonly type: 'maidehao/credential/1';
  readonly digest: string;
  readonly id: string;
}
export type Statement =
  | EventStatement
  | KeyStatement
  | KeyRevokedStatement
  | VerifierStatement
  | CredentialStatement;

/** The map of all lines after entries [0, size); it is itself entry `size`. */
export interface MapEntry {
  readonly type: 'maidehao/map/1';
  readonly size: number;
  readonly root: string;
}

type Chained<S> = S & { readonly chain: readonly Link[] };
export type EventEntry = Chained<EventStatement>;
export type KeyEntry = Chained<KeyStatement>;
export type KeyRevokedEntry = Chained<KeyRevokedStatement>;
export type VerifierEntry = Chained<VerifierStatement>;
export type CredentialEntry = Chained<CredentialStatement>;
export type ChainedEntry = EventEntry | KeyEntry | KeyRevokedEntry | VerifierEntry | CredentialEntry;
export type Entry = ChainedEntry | MapEntry;

/** What is signed for one event. */
export function claimSignInput(claim: Claim): Uint8Array {
  return utf8(`maidehao/claim/1\n${canonical(claim)}`);
}

/** What is signed for a document of many events. */
export function documentSignInput({ at, issuer, root, size }: SignedDocument): Uint8Array {
  return utf8(`maidehao/document/1\n${canonical({ at, issuer, root, size })}`);
}

/** A claim's leaf in its document's tree, whose root is `rootOf` these in order (RFC 6962). */
export function claimLeaf(claim: Claim): Hash {
  return leafHashOfText(canonical(claim));
}

/** The line of an issuer's key. */
export function keyLine(key: string): string {
  return `urn:maidehao:key:${key}`;
}

/** The line of the published verifiers. */
export const VERIFIER_LINE = 'urn:maidehao:verifier';

/** A lot's or parcel's second line: the events in which it was packed into something. A public story tells them as a sum. */
export function packedLine(line: string): string {
  return `${line}#packed`;
}

/** The exact text of the map's entry. */
export function mapEntry(size: number, root: string): string {
  return canonical({ type: 'maidehao/map/1', size, root } satisfies MapEntry);
}

/** An entry's exact text, and its places in lines. */
export interface ChainedText {
  readonly text: string;
  readonly chain: readonly Link[];
}

/**
 * The entries of a statement in these lines: one, unless its links need more room than an entry has; then each line is in one of
 * them. `statement` is the canonical text of a `Statement`.
 */
export function entriesOf(statement: string, chain: readonly Link[]): ChainedText[] {
  // "chain" is the first of every statement's members in canonical order.
  const rest = statement.slice(1);
  const texts = chain.map(linkText);
  const whole = `{"chain":[${texts.join()}],${rest}`;
  if (chain.length > 0 && whole.length * BYTES_A_UNIT <= LONGEST_ENTRY) return [{ text: whole, chain }];
  const room = LONGEST_ENTRY - bytesIn(rest) - '{"chain":[],'.length;
  const entries: ChainedText[] = [];
  let [links, used, first] = ['', 0, 0];
  const close = (end: number) => {
    entries.push({ text: `{"chain":[${links}],${rest}`, chain: chain.slice(first, end) });
    [links, used, first] = ['', 0, end];
  };
  for (const [place, link] of texts.entries()) {
    const bytes = bytesIn(link);
    if (bytes > room) throw new Error(`a link of ${bytes} bytes does not fit an entry beside its statement`);
    if (used > 0 && used + 1 + bytes > room) close(place);
    links += used > 0 ? `,${link}` : link;
    used += used > 0 ? 1 + bytes : bytes;
  }
  if (used === 0) throw new Error('a statement belongs to at least one line');
  close(chain.length);
  return entries;
}

function linkText({ line, prev, seq }: Link): string {
  return `{"line":${JSON.stringify(line)},${prev === undefined ? '' : `"prev":"${prev}",`}"seq":${seq}}`;
}

/** An entry's statement again, as `entriesOf` took it. */
export function statementText({ chain: _, ...statement }: ChainedEntry): string {
  return canonical(statement);
}

/** UTF-8 of one UTF-16 unit is at most so long: most entries are far too short to be measured. */
const BYTES_A_UNIT = 3;

/** UTF-8 length; a text of ASCII, as nearly all are, is not encoded for it. */
function bytesIn(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  return /^[\x00-\x7f]*$/.test(text) ? text.length : utf8(text).length;
}

/** Why a text is no entry. */
export type EntryFault = 'too-long' | 'not-canonical' | 'unknown-type' | 'wrong-shape';

/** Reads an entry. Only the exact canonical text of a known type passes: one byte more, another order or another member does not. */
export function parseEntry(text: string): Parsed<Entry, EntryFault> {
  if (bytesIn(text) > LONGEST_ENTRY) return fault('too-long');
  const entry = canonicalValue(text);
  if (!isObject(entry)) return fault('not-canonical');
  const shape = SHAPES.get(entry.type as string);
  if (!shape) return fault('unknown-type');
  return shape(entry) === null ? value(entry as unknown as Entry) : fault('wrong-shape');
}

/** The value of a JSON text that is its own canonical form, else undefined. */
function canonicalValue(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return canonical(parsed) === text ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const some = text(/./s);
const line = such((value) => typeof value === 'string' && value !== '' && bytesIn(value) <= LONGEST_LINE);
const digest = text(/^sha256:[\w-]{42}[AEIMQUYcgkosw048]$/);
const hash = text(/^[\w+/-]{42}[AEIMQUYcgkosw048]=$/);
const key = text(/^[^\s+]+\+[0-9a-f]{8}$/);
const instant = such(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
);

const claim = object(
  { at: instant, digest, hash: text(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=/), id: some, issuer: key },
  { media: list(digest, LONGEST_ENTRY, 1), commitments: dictionary(text(/^[\w-]{43}$/), 1) },
);

/** Whether a value has the shape of a claim, and no member more. */
export function isClaim(value: unknown): value is Claim {
  return claim(value) === null;
}

/** Whether a value has the shape of what is signed for many events. */
export function isSignedDocument(value: unknown): value is SignedDocument {
  return object({ at: instant, issuer: key, root: hash, size: whole })(value) === null;
}

const place = object({ index: whole, root: hash, size: whole });
const inDocument = such(
  (value) => place(value) === null && (value as InDocument).index < (value as InDocument).size,
);

const linked = object({ line, seq: whole }, { prev: hash });
const link = such(
  (value) => linked(value) === null && ((value as Link).seq === 0) === ((value as Link).prev === undefined),
);
const links = list(link, LONGEST_ENTRY, 1);
const chain = such(
  (value) =>
    links(value) === null &&
    new Set((value as Link[]).map((each) => each.line)).size === (value as Link[]).length,
);

const type = anything;
const SHAPES: ReadonlyMap<string, Shape> = new Map([
  [
    'maidehao/event/1',
    object({ type, chain, claim, signature: text(/^[\w+/]{85}[AQgw]==$/) }, { document: inDocument }),
  ],
  ['maidehao/key/1', object({ type, chain, vkey: some, holder: some, from: instant }, { until: instant })],
  ['maidehao/key-revoked/1', object({ type, chain, key, from: instant, reason: some })],
  ['maidehao/verifier/1', object({ type, chain, digest })],
  ['maidehao/credential/1', object({ type, chain, digest, id: some })],
  ['maidehao/map/1', object({ type, size: whole, root: hash })],
]);
