import type { Call } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import type { NewDocument } from './documents.ts';
import { type IssuerKey, keysByIds } from './issuer-keys.ts';
import { base64, fromBase64 } from './kernel/base64.ts';
import { concat } from './kernel/bytes.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import { type DocumentOfMany, isPlain, plainClaimText } from './kernel/document-statement.ts';
import {
  type Claim,
  claimSignInput,
  documentSignInput,
  type InDocument,
  isClaim,
  isSignedDocument,
} from './kernel/entry.ts';
import { canonical } from './kernel/json/canonical.ts';
import type { SignedByIssuer } from './kernel/signed-by-issuer.ts';
import { leafHashOfText, rootOf } from './kernel/tlog/merkle.ts';
import { parseVkey } from './kernel/tlog/vkey.ts';
import { verifyBeside } from './native.ts';
import { refuse, type TracingRefusal } from './refusals.ts';

/** An event with what its issuer said of it. */
export interface Claimed {
  readonly event: CapturedEvent;
  readonly claim: Claim;
  readonly signature: string;
  readonly document?: InDocument & { readonly whole: DocumentOfMany };
}

// A phone's clock may be a little ahead of ours.
const CLOCK_AHEAD_MS = 5 * 60_000;

/** Something about an event, or why there is none. */
export type OrRefused<T> = T | Refused<TracingRefusal>;

/** What was said about events, in their order, and the document it was said in, if one signature covers them all. */
export interface Claims {
  readonly claimed: readonly OrRefused<Claimed>[];
  readonly document?: NewDocument;
}

/**
 * Judges what issuers signed about events, one by one; what is refused already stays so. `places`: where each event stands among the
 * claims, when some that were signed are not among the events.
 */
export async function checkClaims(
  call: Call,
  events: readonly OrRefused<CapturedEvent>[],
  signed: SignedByIssuer,
  places?: readonly number[],
): Promise<Claims> {
  const issuers = [
    ...new Set(signed.claims.map(({ issuer }) => issuer).filter((issuer) => typeof issuer === 'string')),
  ];
  const keys = new Map(
    Array.from(await keysByIds(call, issuers), ([id, key]) => [
      id,
      { ...key, bytes: parseVkey(key.vkey)?.key },
    ]),
  );
  if ('document' in signed) return claimsOfDocument(call, events, signed, { keys, places });
  const judged = async (event: OrRefused<CapturedEvent>, nth: number): Promise<OrRefused<Claimed>> => {
    if ('ok' in event) return event;
    const place = places?.[nth] ?? nth;
    const claim = signed.claims[place];
    const fault = !claim || !isClaim(claim) ? 'claim' : otherThan(event, claim);
    if (!claim || fault) return refuse('tracing.claim-differs', { id: event.id, field: fault ?? '' });
    const signature = signed.signatures[place] ?? '';
    const key = keys.get(claim.issuer);
    const invalid = keyFault(claim.issuer, key, claim.at, call.now);
    if (invalid) return invalid;
    if (!(await verifies(key, claimSignInput(claim), signature)))
      return refuse('tracing.bad-signature', { id: event.id });
    return { event, claim, signature };
  };
  return { claimed: await Promise.all(events.map(judged)) };
}

type OfDocument = Extract<SignedByIssuer, { document: unknown }>;

/** The same where one signature covers all claims. */
async function claimsOfDocument(
  { now }: Call,
  events: readonly OrRefused<CapturedEvent>[],
  signed: OfDocument,
  {
    keys,
    places,
  }: { readonly keys: ReadonlyMap<string, ReadKey>; readonly places?: readonly number[] | undefined },
): Promise<Claims> {
  const { claims, signature } = signed;
  const placeOf = (nth: number) => places?.[nth] ?? nth;
  const eventOf = new Map(events.map((event, nth) => [placeOf(nth), event]));
  const checked = await checkDocument(signed, keys, now, eventOf);
  if ('ok' in checked) return { claimed: events.map((event) => ('ok' in event ? event : checked)) };
  const { root, size } = signed.document;
  const whole = { ...signed.document, signature };
  const claimed = events.map((event, nth): OrRefused<Claimed> => {
    if ('ok' in event) return event;
    const index = placeOf(nth);
    const claim = claims[index];
    const fault = claim ? otherThan(event, claim) : 'claim';
    if (!claim || fault) return refuse('tracing.claim-differs', { id: event.id, field: fault ?? '' });
    return { event, claim, signature, document: { index, root, size, whole } };
  });
  return { claimed, document: checked };
}

/** A key with its 32 bytes; without where its text is none of an Ed25519 key. */
interface ReadKey extends IssuerKey {
  readonly bytes: Uint8Array | undefined;
}

/** The member of a claim that is not of its event; undefined when all are. */
function otherThan(event: CapturedEvent, claim: Claim): string | undefined {
  return (['id', 'digest', 'hash'] as const).find((field) => claim[field] !== event[field]);
}

async function checkDocument(
  { claims, document, signature }: OfDocument,
  keys: ReadonlyMap<string, ReadKey>,
  now: Date,
  eventOf: ReadonlyMap<number, OrRefused<CapturedEvent>>,
): Promise<OrRefused<NewDocument>> {
  const { at, issuer, root, size } = document;
  const wrong = refuse('tracing.bad-signature', { id: root });
  const shaped = isSignedDocument(document);
  /** What says of an event only what we found ourselves has the shape of a claim: thousands need no second look. */
  const isOf = (event: OrRefused<CapturedEvent> | undefined, claim: Claim) =>
    shaped && event && !('ok' in event) && isPlain(claim) && !otherThan(event, claim);
  const sound = claims.every(
    (claim, place) =>
      (isOf(eventOf.get(place), claim) || isClaim(claim)) && claim.at === at && claim.issuer === issuer,
  );
  if (!sound) return wrong;
  const leaves = claims.map((claim) =>
    leafHashOfText(isPlain(claim) ? plainClaimText(claim) : canonical(claim)),
  );
  if (size !== claims.length || base64(rootOf(leaves)) !== root) return wrong;
  const key = keys.get(issuer);
  const invalid = keyFault(issuer, key, at, now);
  if (invalid) return invalid;
  return (await verifies(key, documentSignInput(document), signature))
    ? { signed: document, signature, leaves: concat(...leaves) }
    : wrong;
}

function keyFault(
  id: string,
  key: IssuerKey | undefined,
  at: string,
  now: Date,
): Refused<TracingRefusal> | undefined {
  if (!key) return refuse('tracing.key-unknown', { key: id });
  if (key.revokedAt) return refuse('tracing.key-revoked', { key: id });
  const signedAt = new Date(at);
  const early = signedAt < key.validFrom;
  const late = key.validUntil !== null && signedAt >= key.validUntil;
  const future = signedAt.getTime() > now.getTime() + CLOCK_AHEAD_MS;
  return early || late || future ? refuse('tracing.key-not-valid-then', { key: id, at }) : undefined;
}

async function verifies(key: ReadKey | undefined, message: Uint8Array, signature: string): Promise<boolean> {
  const bytes = fromBase64(signature);
  return key?.bytes !== undefined && bytes !== null && verifyBeside(key.bytes, message, bytes);
}
