import { type Claim, isClaim, isSignedDocument, type SignedDocument } from './entry.ts';
import { canonical } from './json/canonical.ts';
import { list, object, such, text } from './shape.ts';

/** What issuers signed themselves: each event's claim, or one document of all their claims. Claims in the order of the events. */
export type SignedByIssuer =
  | { readonly claims: readonly Claim[]; readonly signatures: readonly string[] }
  | { readonly claims: readonly Claim[]; readonly document: SignedDocument; readonly signature: string };

/** The member of a document, or of an event that stands alone, that holds what its issuers signed. */
export const SIGNED = 'maidehao:signed';

const MOST = 1_000_000;
const signature = text(/^[\w+/]{85}[AQgw]==$/);
const claims = list(such(isClaim), MOST, 1);
const each = object({ claims, signatures: list(signature, MOST, 1) });
const together = object({ claims, document: such(isSignedDocument), signature });

/** Reads what a partner sent as its signatures; undefined unless it is whole and plain. */
export function signedByIssuer(value: unknown): SignedByIssuer | undefined {
  if (each(value) !== null && together(value) !== null) return undefined;
  const signed = value as SignedByIssuer;
  if ('signatures' in signed && signed.signatures.length !== signed.claims.length) return undefined;
  // No text of a claim has a use for U+0000, and the database cannot hold it.
  return canonical(signed).includes('\\u0000') ? undefined : signed;
}
