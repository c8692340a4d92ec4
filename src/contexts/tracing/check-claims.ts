import type { Call } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import type { NewDocument } from './documents.ts';
import { type IssuerKey, keysByIds } from './issuer-keys.ts';
import { base64, fromBase64 } from './kernel/base64.ts';
import { concat } from './kernel/bytes.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import { type Claim, claimSignInput, documentSignInput, type InDocument, isClaim } from './kernel/entry.ts';
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
  readonly claimText?: string;
  readonly signature: string;
  readonly document?: InDocument;
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
  const checked = 'document' in signed ? await checkDocument(signed, keys, call.now) : undefined;
  if (checked && 'ok' in checked) return { claimed: events.map(() => checked) };
  const judged = async (event: OrRefused<CapturedEvent>, nth: number): Promise<OrRefused<Claimed>> => {
    if ('ok' in event) return event;
    const place = places?.[nth] ?? nth;
    const claim = signed.claims[place];
    const fault = claim ? claimFault(event, claim) : 'claim';
    if (!claim || fault) return refuse('tracing.claim-differs', { id: event.id, field: fault ?? '' });
    if ('document' in signed) {
      const { root, size } = signed.document;
      const claimText = checked?.claimTexts[place] ?? canonical(claim);
      const document = { index: place, root, size };
      return { event, claim, claimText, signature: signed.signature, document };
    }
    const signature = signed.signatures[place] ?? '';
    const key = keys.get(claim.issuer);
    const invalid = keyFault(claim.issuer, key, claim.at, call.now);
    if (invalid) return invalid;
    if (!(await verifies(key, claimSignInput(claim), signature)))
      return refuse('tracing.bad-signature', { id: event.id });
    return { event, claim, signature };
  };
  const claimed = await Promise.all(events.map(judged));
  return { claimed, ...(checked ? { document: checked } : {}) };
}

/** A key with its 32 bytes; without where its text is none of an Ed25519 key. */
interface ReadKey extends IssuerKey {
  readonly bytes: Uint8Array | undefined;
}

/** The member of a claim that is not of its event; undefined when all are. */
function claimFault(event: CapturedEvent, claim: Claim): string | undefined {
  if (!isClaim(claim)) return 'claim';
  return (['id', 'digest', 'hash'] as const).find((field) => claim[field] !== event[field]);
}

async function checkDocument(
  { claims, document, signature }: Extract<SignedByIssuer, { document: unknown }>,
  keys: ReadonlyMap<string, ReadKey>,
  now: Date,
): Promise<OrRefused<NewDocument & { readonly claimTexts: readonly string[] }>> {
  const { at, issuer, root, size } = document;
  const wrong = refuse('tracing.bad-signature', { id: root });
  if (!claims.every((claim) => isClaim(claim) && claim.at === at && claim.issuer === issuer)) return wrong;
  const claimTexts = claims.map(canonical);
  const leaves = claimTexts.map(leafHashOfText);
  if (size !== claims.length || base64(rootOf(leaves)) !== root) return wrong;
  const key = keys.get(issuer);
  const invalid = keyFault(issuer, key, at, now);
  if (invalid) return invalid;
  return (await verifies(key, documentSignInput(document), signature))
    ? { signed: document, signature, leaves: concat(...leaves), claimTexts }
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
