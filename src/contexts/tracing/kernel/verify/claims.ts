import { fromBase64 } from '../base64.ts';
import type { Bundle } from '../bundle.ts';
import { claimLeaf, claimSignInput, documentSignInput, type EventEntry } from '../entry.ts';
import { verifyEd25519 } from '../tlog/ed25519.ts';
import { verifyInclusion } from '../tlog/verify.ts';
import type { Say } from './finding.ts';
import type { IssuerKey } from './issuers.ts';
import { hashesOf, type ShownEntry } from './lines.ts';

/** Checks who signed a record and whether that key was theirs to sign with then. */
export function checkClaim(
  { entry, index }: ShownEntry & { readonly entry: EventEntry },
  context: { readonly keys: ReadonlyMap<string, IssuerKey>; readonly documents: Bundle['documents'] },
  say: Say,
): void {
  const { at, digest, issuer } = entry.claim;
  const key = context.keys.get(issuer);
  if (!key) {
    say('issuer.unknown', { issuer }, digest);
    return;
  }
  const signed = signInput(entry, context.documents);
  if (!signed) say('event.not-in-document', {}, digest);
  else if (!verifyEd25519(key.key, signed, fromBase64(entry.signature) ?? new Uint8Array(0))) {
    say('event.bad-signature', { issuer }, digest);
  }
  const { from, until, revoked } = key;
  if (at < from) say('issuer.not-yet-valid', { issuer, from }, digest);
  if (until !== undefined && at >= until) say('issuer.expired', { issuer, until }, digest);
  if (!revoked) return;
  // The record's own time is the word of whoever held the key, thief or not; its place in the log is not.
  const order = index === undefined || revoked.index === undefined ? undefined : index - revoked.index;
  if (at >= revoked.from || (order ?? -1) > 0) say('issuer.revoked', { issuer, from: revoked.from }, digest);
  else if (order === undefined) say('issuer.revoked-later', { issuer, from: revoked.from }, digest);
}

/** What the signature must be over; undefined when the claim is not in the document that was signed. */
function signInput(entry: EventEntry, documents: Bundle['documents']): Uint8Array | undefined {
  const { claim, document } = entry;
  if (!document) return claimSignInput(claim);
  const { index, root, size } = document;
  const ofRoot = documents && Object.hasOwn(documents, root) ? documents[root] : undefined;
  const path = hashesOf(ofRoot?.[index] ?? []);
  const rootHash = fromBase64(root);
  if (!path || !rootHash || !verifyInclusion(claimLeaf(claim), index, size, rootHash, path)) return undefined;
  return documentSignInput({ at: claim.at, issuer: claim.issuer, root, size });
}
