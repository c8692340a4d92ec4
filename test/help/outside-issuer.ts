import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { base58 } from '../../src/contexts/tracing/kernel/base58.ts';
import { jcs } from './partner.ts';

type Json = Readonly<Record<string, unknown>>;

/** A laboratory or certification body far away: it issues and revokes credentials by itself, with its own key and its own code. */
export interface OutsideIssuer {
  /** `did:key` */
  readonly did: string;
  credential(more: Json): Json;
  sealed(document: Json): Json;
  /** Its status list with these places revoked, as of a moment, valid until another. */
  statusList(url: string, revoked: readonly number[], at: Date, until?: Date): string;
}

const CONTEXT = ['https://www.w3.org/ns/credentials/v2'];

export function outsideIssuer(): OutsideIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = `z${base58(Buffer.concat([Buffer.of(0xed, 0x01), raw]))}`;
  const did = `did:key:${key}`;
  const sealed = (document: Json): Json => {
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-jcs-2022',
      verificationMethod: `${did}#${key}`,
      created: '2026-05-01T00:00:00Z',
      proofPurpose: 'assertionMethod',
      '@context': CONTEXT,
    };
    const bytes = Buffer.concat([sha256(jcs(options)), sha256(jcs(document))]);
    return { ...document, proof: { ...options, proofValue: `z${base58(sign(null, bytes, privateKey))}` } };
  };
  return {
    did,
    sealed,
    credential: (more) =>
      sealed({
        '@context': CONTEXT,
        id: 'urn:lab:1',
        type: ['VerifiableCredential', 'OrganicCertificate'],
        issuer: did,
        validFrom: '2026-01-01T00:00:00Z',
        validUntil: '2027-01-01T00:00:00Z',
        credentialSubject: {},
        ...more,
      }),
    statusList(url, revoked, at, until) {
      const bits = Buffer.alloc(16_384);
      for (const place of revoked) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
      const list = sealed({
        '@context': CONTEXT,
        id: url,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: did,
        validFrom: at.toISOString(),
        ...(until ? { validUntil: until.toISOString() } : {}),
        credentialSubject: {
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: `u${gzipSync(bits).toString('base64url')}`,
        },
      });
      return JSON.stringify(list);
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
