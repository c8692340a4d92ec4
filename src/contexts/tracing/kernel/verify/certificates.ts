import type { Bundle } from '../bundle.ts';
import { digestOf } from '../digest.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { ED25519, keyName, vkey } from '../tlog/vkey.ts';
import { checkProof, type Document } from '../vc/data-integrity.ts';
import { fromDidKey } from '../vc/multikey.ts';
import type { JourneyEvent } from './events.ts';
import type { Say } from './finding.ts';
import type { IssuerKey } from './issuers.ts';
import { certificatesOf } from './journey.ts';
import type { ShownLine } from './lines.ts';

/** A certificate as far as this file proves it. */
export interface ShownCertificate {
  readonly id: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

interface Context {
  readonly lines: ReadonlyMap<string, ShownLine>;
  readonly keys: ReadonlyMap<string, IssuerKey>;
  readonly events: readonly JourneyEvent[];
  readonly now: Date;
}

/**
 * Checks certificates (W3C Verifiable Credentials 2.0): each is the one its line records, with all that was recorded of it since;
 * signed by a key of its issuer; and good at the moment it was relied on. Whether it still is, is said beside.
 */
export function checkCertificates(
  { certificates = [] }: Bundle,
  context: Context,
  say: Say,
): readonly ShownCertificate[] {
  const byId = new Map<string, Document[]>();
  for (const each of certificates) {
    const document = Object(each) as Document;
    const id = textIn(document, 'id') ?? '—';
    byId.set(id, [...(byId.get(id) ?? []), document]);
  }
  for (const id of context.events.flatMap(certificatesOf)) {
    if (recordedOf(id, context).length > 0 && !byId.has(id)) say('certificate.not-shown', { id });
  }
  return [...byId].map(([id, documents]) => checkOne(id, documents, context, say));
}

function checkOne(id: string, documents: readonly Document[], context: Context, say: Say): ShownCertificate {
  const recorded = recordedOf(id, context);
  const given = documents.map((document) => digestOf(canonicalBytes(document)));
  if (given.some((digest, at) => digest !== recorded[at])) say('certificate.not-recorded', { id });
  else if (given.length < recorded.length) say('certificate.incomplete', { id });
  const revocation = documents.find(({ revoked }) => revoked === true);
  const [credential = {}] = documents.filter((document) => document !== revocation).slice(-1);
  checkSignature(id, credential, context.keys, say);
  const [from, until] = [textIn(credential, 'validFrom'), textIn(credential, 'validUntil')];
  const revokedAt = revocation && Date.parse(textIn(revocation, 'at') ?? '');
  const inTerm = (at: Date) =>
    !(at.getTime() < Date.parse(from ?? '') || Date.parse(until ?? '') < at.getTime());
  // The record that withdraws a certificate names it too, in the same moment.
  const isRevoked = (at: Date) => revokedAt !== undefined && !(at.getTime() <= revokedAt);

  const relied = context.events
    .filter((event) => reliesOn(event, id))
    .map((event) => event.at ?? context.now);
  const term = { id, from: from ?? '—', until: until ?? '—' };
  const why = {
    id,
    from: textIn(revocation ?? {}, 'at') ?? '—',
    reason: textIn(revocation ?? {}, 'reason') ?? '—',
  };
  if (!relied.every(inTerm)) say('certificate.not-then', term);
  else if (relied.some(isRevoked)) say('certificate.revoked-then', why);
  else if (isRevoked(context.now)) say('certificate.revoked-now', why);
  else if (!inTerm(context.now)) say('certificate.not-now', { id, until: term.until });
  return { id, from, until };
}

/** Digests of all that its line records of a certificate. Events in it speak for nobody: anyone can name it as a thing. */
function recordedOf(id: string, { lines }: Context): readonly string[] {
  return (lines.get(id)?.entries ?? []).flatMap(({ entry }) =>
    entry.type === 'maidehao/credential/1' && entry.id === id ? [entry.digest] : [],
  );
}

/** The proof must hold, and its key be one that the log registered for the organisation the certificate names. */
function checkSignature(
  id: string,
  credential: Document,
  keys: ReadonlyMap<string, IssuerKey>,
  say: Say,
): void {
  const fault = checkProof(credential);
  if (fault && fault !== 'foreign-key') {
    say('certificate.bad-signature', { id, why: fault });
    return;
  }
  const holder = holderOf(credential);
  const known = keys.get(issuerKeyOf(credential) ?? '');
  if (!known || known.holder !== holder) say('certificate.unknown-issuer', { id });
}

/** The key that a credential says it was signed with, as its organisation would have registered it. */
export function issuerKeyOf(credential: Document): string | undefined {
  const method = textIn(Object(credential.proof) as Document, 'verificationMethod');
  const key = fromDidKey(method ?? '');
  const holder = holderOf(credential);
  return key && holder && !/[\s+]/.test(holder) ? keyName(vkey(holder, ED25519, key)) : undefined;
}

function holderOf(credential: Document): string | undefined {
  return textIn(Object(credential.issuer) as Document, 'organisation');
}

function reliesOn(event: JourneyEvent, id: string): boolean {
  return !event.withdrawn && certificatesOf(event).includes(id);
}

function textIn(document: Document, name: string): string | undefined {
  const value = Object.hasOwn(document, name) ? document[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
