import { utf8 } from '../bytes.ts';
import { digestOf } from '../digest.ts';
import { strictJson } from '../json/strict-json.ts';
import { checkProof, type Document, type ProofFault } from './data-integrity.ts';

/** A Verifiable Credential that somebody else issued, read and its signature checked. Whether its issuer is to be trusted is not said. */
export interface ForeignCredential {
  readonly id: string;
  readonly types: readonly string[];
  /** `did:key` of the issuing key. */
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validUntil: Date | undefined;
  readonly subject: Document;
  /** Where it is looked up whether it was revoked. */
  readonly status: { readonly list: string; readonly index: number } | undefined;
  readonly digest: string;
}

export type CredentialFault = ProofFault | 'too-large' | 'unreadable' | 'not-a-credential' | 'other-issuer';

/** A certificate is a few kilobytes. */
export const LARGEST_CREDENTIAL = 65_536;

/**
 * Reads a credential (W3C VC Data Model 2.0 § 4, one Data Integrity proof of eddsa-jcs-2022). The key that signed must be the issuer's:
 * both are `did:key`, so that nobody need be asked.
 */
export function foreignCredential(text: string): ForeignCredential | CredentialFault {
  if (utf8(text).length > LARGEST_CREDENTIAL) return 'too-large';
  const json = strictJson(text);
  if (!json.ok || !isObject(json.value)) return 'unreadable';
  const document = json.value;
  const { id, credentialSubject: subject } = document;
  const types = texts(document.type);
  const validFrom = dateOf(document.validFrom);
  const issuer = isObject(document.issuer) ? document.issuer.id : document.issuer;
  if (!types.includes('VerifiableCredential') || typeof id !== 'string' || id.length > 500)
    return 'not-a-credential';
  if (!isObject(subject) || typeof issuer !== 'string' || !validFrom) return 'not-a-credential';
  const validUntil = dateOf(document.validUntil);
  if (document.validUntil !== undefined && !validUntil) return 'not-a-credential';
  const status = statusOf(document.credentialStatus);
  if (status === null) return 'not-a-credential';
  const fault = checkProof(document);
  if (fault) return fault;
  const method = (document.proof as Document).verificationMethod;
  if (typeof method !== 'string' || method.split('#')[0] !== issuer) return 'other-issuer';
  return { id, types, issuer, validFrom, validUntil, subject, status, digest: digestOf(utf8(text)) };
}

/**
 * The list of a BitstringStatusListCredential (W3C Bitstring Status List 1.0 § 2.2), still packed, with its own date; undefined when it
 * is not a list signed by that issuer, not the one at that address (another of the issuer's says something else of the same place), or not
 * valid now: an old one would hide what was revoked since.
 */
export function foreignStatusList(
  text: string,
  asked: { readonly issuer: string; readonly address: string; readonly now: Date },
): { readonly packed: string; readonly at: Date } | undefined {
  const list = foreignCredential(text);
  if (typeof list === 'string' || list.issuer !== asked.issuer || list.id !== asked.address) return undefined;
  if (list.validFrom > asked.now || (list.validUntil && list.validUntil <= asked.now)) return undefined;
  const { encodedList, statusPurpose } = list.subject;
  if (!list.types.includes('BitstringStatusListCredential') || statusPurpose !== 'revocation')
    return undefined;
  if (typeof encodedList !== 'string' || !encodedList.startsWith('u')) return undefined;
  return { packed: encodedList.slice(1), at: list.validFrom };
}

/** Undefined: none. Null: one we cannot look up, which must not be taken for none. */
function statusOf(status: unknown): ForeignCredential['status'] | null {
  if (status === undefined) return undefined;
  if (!isObject(status) || status.type !== 'BitstringStatusListEntry') return null;
  const { statusListCredential: list, statusListIndex: place, statusPurpose } = status;
  if (statusPurpose !== 'revocation' || typeof list !== 'string' || !/^\d{1,9}$/.test(String(place)))
    return null;
  return { list, index: Number(place) };
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each) => typeof each === 'string');
}

function dateOf(value: unknown): Date | undefined {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
