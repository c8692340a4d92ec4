import type { Claim, SignedDocument } from './entry.ts';
import { quoted } from './json/canonical.ts';

/** A document under one signature, as each of its statements repeats it. */
export interface DocumentOfMany extends SignedDocument {
  /** Base64. */
  readonly signature: string;
}

/** The statement of a plain claim in a signed document, by what it does not share with the others. */
export interface DocumentStatement {
  /** The event's key. */
  readonly id: string;
  readonly lines: readonly string[];
  readonly document: DocumentOfMany;
  /** The claim's place in it. */
  readonly index: number;
  /** Of the claim, without what begins or ends every one of them. */
  readonly digest: string;
  readonly hash: string;
  /** The event's `eventID`; empty where it is `urn:uuid:` and the key. */
  readonly eventId: string;
}

type Own = Pick<DocumentStatement, 'id' | 'index' | 'digest' | 'hash' | 'eventId'>;

const DIGEST = 'sha256:';
const HASH = 'ni:///sha-256;';
const VERSION = '?ver=CBV2.0';
const UUID = 'urn:uuid:';

/** A claim's statement by its parts, or undefined where it says more than every claim does and has to be told in full. */
export function documentStatement(
  { key: id, lines }: { readonly key: string; readonly lines: readonly string[] },
  claim: Claim,
  index: number,
  document: DocumentOfMany,
): DocumentStatement | undefined {
  const { digest, hash, id: eventId } = claim;
  if (!isPlain(claim) || !digest.startsWith(DIGEST) || !hash.startsWith(HASH) || !hash.endsWith(VERSION)) {
    return undefined;
  }
  return {
    id,
    lines,
    document,
    index,
    digest: digest.slice(DIGEST.length),
    hash: hash.slice(HASH.length, -VERSION.length),
    eventId: eventId === UUID + id ? '' : eventId,
  };
}

/** Gives the canonical text of statements of a document: an `EventStatement` each, the same as `eventStatement` writes. */
export function documentStatements({
  at,
  issuer,
  root,
  size,
  signature,
}: DocumentOfMany): (own: Own) => string {
  const begins = `{"claim":{"at":${quoted(at)},"digest":"${DIGEST}`;
  const issued = `,"issuer":${quoted(issuer)}},"document":{"index":`;
  const ends = `,"root":${quoted(root)},"size":${size}},"signature":${quoted(signature)},"type":"maidehao/event/1"}`;
  return ({ id, digest, hash, index, eventId }) => {
    const named = eventId === '' ? `"${UUID}${id}"` : quoted(eventId);
    return `${begins}${digest}","hash":"${HASH}${hash}${VERSION}","id":${named}${issued}${index}${ends}`;
  };
}

/** The canonical text of a claim; `canonical` of a plain one, in less time. */
export function plainClaimText({ at, digest, hash, id, issuer }: Claim): string {
  return `{"at":${quoted(at)},"digest":${quoted(digest)},"hash":${quoted(hash)},"id":${quoted(id)},"issuer":${quoted(issuer)}}`;
}

/** Whether a claim has the members every claim has, and no other. */
export function isPlain(claim: Claim): boolean {
  let count = 0;
  for (const name in claim) if (Object.hasOwn(claim, name)) count += 1;
  return count === 5;
}
