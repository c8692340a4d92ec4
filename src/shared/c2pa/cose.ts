import { createHash, type VerifyKeyObjectInput, verify, X509Certificate } from 'node:crypto';
import { type Cbor, readCbor } from './cbor.ts';

/** Who signed a claim, by the certificate it brought along: nobody has judged it. */
export interface Signer {
  readonly name: string;
  readonly organisation: string;
  /** Who issued the certificate. */
  readonly issuer: string;
}

/** What a COSE_Sign1 (RFC 9052) says over a claim: `holds` when it was made with the certificate's key over these bytes. */
export interface SignedClaim {
  readonly signer: Signer | undefined;
  readonly signature: 'holds' | 'broken' | 'unknown';
}

const ALG = 1;
const X5CHAIN = 33;

/** RFC 9053 and 8230: each algorithm's digest, and how a signature is written. */
const ALGORITHMS: ReadonlyMap<Cbor | undefined, readonly [digest: string | null, pss: boolean]> = new Map([
  [-7, ['sha256', false]],
  [-35, ['sha384', false]],
  [-36, ['sha512', false]],
  [-37, ['sha256', true]],
  [-38, ['sha384', true]],
  [-39, ['sha512', true]],
  [-8, [null, false]],
]);

// crypto.constants, by the numbers OpenSSL has had since 1.0.
const RSA_PKCS1_PSS_PADDING = 6;
const RSA_PSS_SALTLEN_DIGEST = -1;

/** Judges a claim's signature by the certificate that came with it. Never throws. */
export function judgeSignature(cose: Buffer, claim: Buffer): SignedClaim {
  const [head, beside, , signature] = listOf(readCbor(cose));
  const protectedHeaders = Buffer.isBuffer(head) ? readCbor(head) : undefined;
  const certificate = certificateIn(protectedHeaders) ?? certificateIn(beside);
  const algorithm = ALGORITHMS.get(mapOf(protectedHeaders).get(ALG));
  if (!certificate || !algorithm || !Buffer.isBuffer(head) || !Buffer.isBuffer(signature)) {
    return { signer: certificate && signerOf(certificate), signature: 'unknown' };
  }
  const [digest, pss] = algorithm;
  const message = signedBytes(head, claim);
  const { publicKey: key } = certificate;
  const holds = pss
    ? verified(
        digest,
        message,
        { key, padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST },
        signature,
      )
    : // COSE writes two numbers side by side; some software leaves them in DER.
      verified(digest, message, { key, dsaEncoding: 'ieee-p1363' }, signature) ||
      verified(digest, message, { key, dsaEncoding: 'der' }, signature);
  return { signer: signerOf(certificate), signature: holds ? 'holds' : 'broken' };
}

function verified(
  digest: string | null,
  message: Buffer,
  key: VerifyKeyObjectInput,
  signature: Buffer,
): boolean {
  try {
    return verify(digest, message, key, signature);
  } catch {
    // A key of another kind than the algorithm asks for.
    return false;
  }
}

/** RFC 9052 § 4.4: `["Signature1", protected, external_aad (none), payload]`. */
function signedBytes(head: Buffer, payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.of(0x84),
    Buffer.of(0x6a),
    Buffer.from('Signature1'),
    byteString(head),
    byteString(Buffer.alloc(0)),
    byteString(payload),
  ]);
}

function byteString(bytes: Buffer): Buffer {
  const { length } = bytes;
  const head = Buffer.alloc(length < 24 ? 1 : length < 256 ? 2 : length < 65_536 ? 3 : 5);
  if (length < 24) head.writeUInt8(0x40 | length);
  else {
    head.writeUInt8(head.length === 2 ? 0x58 : head.length === 3 ? 0x59 : 0x5a);
    head.writeUIntBE(length, 1, head.length - 1);
  }
  return Buffer.concat([head, bytes]);
}

function certificateIn(headers: Cbor | undefined): X509Certificate | undefined {
  const chain = mapOf(headers).get(X5CHAIN) ?? mapOf(headers).get('x5chain');
  const [first] = Buffer.isBuffer(chain) ? [chain] : listOf(chain);
  if (!Buffer.isBuffer(first)) return undefined;
  try {
    const certificate = new X509Certificate(first);
    // Its key is read only when it is asked for, and may be none.
    return certificate.publicKey && certificate;
  } catch {
    return undefined;
  }
}

function signerOf({ subject, issuer }: X509Certificate): Signer {
  const part = (names: string, name: string) =>
    new RegExp(`^${name}=(.*)$`, 'm').exec(names)?.[1]?.trim() ?? '';
  return {
    name: part(subject, 'CN'),
    organisation: part(subject, 'O'),
    issuer: part(issuer, 'O') || part(issuer, 'CN'),
  };
}

/** A list's items; none of what is no list. */
export function listOf(value: Cbor | undefined): readonly Cbor[] {
  return Array.isArray(value) ? value : [];
}

/** A map's entries; none of what is no map. */
export function mapOf(value: Cbor | undefined): ReadonlyMap<Cbor, Cbor> {
  return value instanceof Map ? value : new Map();
}

/** The digest that C2PA's name of an algorithm means; undefined for another. */
export function digestBy(name: Cbor | undefined, bytes: Buffer | readonly Buffer[]): Buffer | undefined {
  const known = /^sha-?(256|384|512)$/i.exec(typeof name === 'string' ? name : '')?.[1];
  if (!known) return undefined;
  const hash = createHash(`sha${known}`);
  for (const each of Array.isArray(bytes) ? bytes : [bytes]) hash.update(each);
  return hash.digest();
}
