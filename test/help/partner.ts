import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SignedByIssuer } from '#tracing';
import type { Claim } from '../../src/contexts/tracing/kernel/entry.ts';
import { eventHash } from '../../src/contexts/tracing/kernel/epcis/event-hash.ts';
import type { EventBody } from '../../src/contexts/tracing/kernel/event-things.ts';
import type { Actor } from '../../src/shared/call.ts';
import { newId } from '../../src/shared/id.ts';
import { MORNING } from './county.ts';

/** Another organisation's software: it makes, hashes and signs by itself, with its own key and its own code. */
export interface Partner {
  readonly actor: Actor;
  readonly vkey: string;
  /** `<name>+<8 hex>`. */
  readonly key: string;
  sign(text: string): string;
  claim(event: EventBody, more?: Partial<Claim>): Claim;
  /** Each event's claim with a signature of its own. */
  signedEach(events: readonly EventBody[], more?: Partial<Claim>): SignedByIssuer;
  /** One signature over all. */
  signedTogether(events: readonly EventBody[]): SignedByIssuer;
}

export function partner(name = `partner.example/${newId()}`): Partner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const typed = Buffer.concat([Buffer.of(1), raw]);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed]))
    .toString('hex')
    .slice(0, 8);
  const key = `${name}+${id}`;
  const signText = (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64');
  const claim = (event: EventBody, more: Partial<Claim> = {}): Claim => ({
    at: MORNING.toISOString(),
    digest: `sha256:${sha256(jcs(event)).toString('base64url')}`,
    hash: eventHash(event as Parameters<typeof eventHash>[0]).hash,
    id: String(event.eventID),
    issuer: key,
    ...more,
  });
  const organisationId = newId();
  return {
    actor: { personId: newId(), name: '外来系统', roles: ['coop-staff'], organisationId },
    vkey: `${key}+${typed.toString('base64')}`,
    key,
    sign: signText,
    claim,
    signedEach(events, more) {
      const claims = events.map((event) => claim(event, more));
      return { claims, signatures: claims.map((each) => signText(`maidehao/claim/1\n${jcs(each)}`)) };
    },
    signedTogether(events) {
      const claims = events.map((event) => claim(event));
      const root = treeRoot(
        claims.map((each) => sha256(Buffer.concat([Buffer.of(0), Buffer.from(jcs(each))]))),
      );
      const document = {
        at: MORNING.toISOString(),
        issuer: key,
        root: root.toString('base64'),
        size: claims.length,
      };
      return { claims, document, signature: signText(`maidehao/document/1\n${jcs(document)}`) };
    },
  };
}

export function jcs(value: unknown): string {
  return canonicalize(value) ?? '';
}

/** RFC 6962 § 2.1, as it is written there. */
function treeRoot(leaves: readonly Buffer[]): Buffer {
  const [only = Buffer.alloc(0)] = leaves;
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split))];
  return sha256(Buffer.concat([Buffer.of(1), left, right]));
}

function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}
