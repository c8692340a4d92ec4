import { concat } from '../bytes.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { sha256 } from '../sha256.ts';
import { verifyEd25519 } from '../tlog/ed25519.ts';
import { fromDidKey, fromMultibase58, multibase58 } from './multikey.ts';

/** Any JSON-LD document that can carry a proof. */
export type Document = Readonly<Record<string, unknown>>;

export const CRYPTOSUITE = 'eddsa-jcs-2022';

export interface ProofOptions {
  /** The key, as a URL: `did:key:…#…`. */
  readonly verificationMethod: string;
  /** XML Schema dateTimeStamp. */
  readonly created: string;
}

/** Why a proof is not believed. `unsupported`: another cryptosuite, several proofs, a purpose other than asserting. */
export type ProofFault =
  | 'no-proof'
  | 'unsupported'
  | 'malformed'
  | 'context-differs'
  | 'foreign-key'
  | 'wrong-signature';

/**
 * Adds a Data Integrity proof (W3C Data Integrity EdDSA Cryptosuites 1.0 § 3.3, eddsa-jcs-2022). `sign` is Ed25519 over
 * the given 64 bytes.
 */
export function withProof(
  document: Document,
  options: ProofOptions,
  sign: (bytes: Uint8Array) => Uint8Array,
): Document {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: CRYPTOSUITE,
    ...options,
    proofPurpose: 'assertionMethod',
    ...('@context' in document ? { '@context': document['@context'] } : {}),
  };
  return { ...document, proof: { ...proof, proofValue: multibase58(sign(hashed(document, proof))) } };
}

/** Checks a document's one proof against the key it names. `did:key` needs nobody else's answer. */
export function checkProof(secured: Document): ProofFault | undefined {
  const { proof, ...document } = secured;
  if (proof === undefined) return 'no-proof';
  if (!isObject(proof)) return Array.isArray(proof) ? 'unsupported' : 'malformed';
  const { proofValue, ...options } = proof;
  if (
    options.type !== 'DataIntegrityProof' ||
    options.cryptosuite !== CRYPTOSUITE ||
    options.proofPurpose !== 'assertionMethod' ||
    'previousProof' in options
  )
    return 'unsupported';
  if (typeof proofValue !== 'string' || typeof options.verificationMethod !== 'string') return 'malformed';
  const signature = fromMultibase58(proofValue);
  if (signature?.length !== 64) return 'malformed';
  const key = fromDidKey(options.verificationMethod);
  if (!key) return 'foreign-key';
  if (!beginsWith(document['@context'], options['@context'])) return 'context-differs';
  const signed = '@context' in options ? { ...document, '@context': options['@context'] } : document;
  return verifyEd25519(key, hashed(signed, options), signature) ? undefined : 'wrong-signature';
}

/** § 3.3.4: the hash of the proof's options, then the hash of the document, each of its canonical JSON. */
function hashed(document: Document, options: Document): Uint8Array {
  return concat(sha256(canonicalBytes(options)), sha256(canonicalBytes(document)));
}

/** § 3.3.2: whoever passes a document on may add contexts after those that were signed, and change none. */
function beginsWith(context: unknown, signed: unknown): boolean {
  if (signed === undefined) return true;
  const whole = Array.isArray(context) ? context : [context];
  const start = Array.isArray(signed) ? signed : [signed];
  return start.every((each, index) => JSON.stringify(each) === JSON.stringify(whole[index]));
}

function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
