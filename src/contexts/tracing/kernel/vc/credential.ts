import type { Document } from './data-integrity.ts';

/**
 * Kinds of certificates a lot can be vouched for by. The first two are issued here; the others come signed by whoever grants them.
 */
export const credentialTypes = [
  'ConformityCertificate',
  'BrandLicence',
  'GreenFoodCertificate',
  'OrganicCertificate',
  'GeographicalIndicationQuota',
  'LabReport',
] as const;
export type CredentialType = (typeof credentialTypes)[number];

export interface CredentialContent {
  /** A URI: the credential's name, and its line in the log. */
  readonly id: string;
  readonly type: CredentialType;
  readonly nameZh: string;
  readonly nameEn: string;
  /** `did:key` of the issuing key, and the organisation it belongs to. */
  readonly issuer: { readonly did: string; readonly holder: string };
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  /** What it is about: `id` a lot's or product's URI where it has one, then plain JSON. */
  readonly subject: Document;
  /** Where it is looked up whether it was revoked. */
  readonly status: { readonly list: string; readonly index: number };
}

/** The terms of our subjects, for readers that expand JSON-LD. */
const VOCABULARY = { '@vocab': 'https://w3id.org/maidehao/terms#' };

/** A certificate as a W3C Verifiable Credential (Data Model 2.0 § 4), before it is signed. */
export function credentialOf(content: CredentialContent): Document {
  const { id, type, issuer, validFrom, validUntil, subject, status } = content;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', VOCABULARY],
    id,
    type: ['VerifiableCredential', type],
    name: [
      { '@value': content.nameZh, '@language': 'zh' },
      { '@value': content.nameEn, '@language': 'en' },
    ],
    issuer: { id: issuer.did, organisation: issuer.holder },
    validFrom: validFrom.toISOString(),
    ...(validUntil ? { validUntil: validUntil.toISOString() } : {}),
    credentialSubject: subject,
    credentialStatus: {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.list,
    },
  };
}

/** Whether a credential held at a moment by its own term. What was revoked since is another question. */
export function inTerm(credential: Document, at: Date): boolean {
  const from = dateOf(credential.validFrom);
  const until = dateOf(credential.validUntil);
  return (from === undefined || from <= at) && (until === undefined || at <= until);
}

function dateOf(value: unknown): Date | undefined {
  const date = typeof value === 'string' ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
