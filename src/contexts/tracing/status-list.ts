import { gzipSync } from 'node:zlib';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { revokedPlaces } from './credentials.ts';
import { custodialIssuer } from './custodial-issuer.ts';
import { statusListOf } from './issue-credential.ts';
import { keysByIds } from './issuer-keys.ts';
import { base64url } from './kernel/base64.ts';
import { parseVkey } from './kernel/tlog/vkey.ts';
import { type Document, withProof } from './kernel/vc/data-integrity.ts';
import { didKey } from './kernel/vc/multikey.ts';
import { statusBits } from './kernel/vc/status-bits.ts';
import { refuse, type TracingRefusal } from './refusals.ts';

/** How long a reader may keep a list before asking again, in ms. */
const KEEP_MS = 5 * 60_000;

/**
 * Which of an organisation's credentials are revoked, as a signed BitstringStatusListCredential (W3C Bitstring Status List 1.0).
 * Refuses `tracing.no-credentials` for an organisation that has issued none.
 */
export async function statusList(
  call: Call,
  organisationId: string,
): Promise<Outcome<Document, TracingRefusal>> {
  const holder = `urn:maidehao:organisation:${organisationId}`;
  const places = await revokedPlaces(call, holder);
  if (!places) return refuse('tracing.no-credentials');
  const issuer = await custodialIssuer(call, holder);
  const vkey = parseVkey((await keysByIds(call, [issuer.id])).get(issuer.id)?.vkey ?? '');
  if (!vkey) throw new Error(`no public key of ${issuer.id}`);
  const { did, verificationMethod } = didKey(vkey.key);
  const id = await statusListOf(call, organisationId);
  const list: Document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: call.now.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${base64url(gzipSync(statusBits(places)))}`,
      ttl: KEEP_MS,
    },
  };
  const created = issuer.at.toISOString();
  return ok(withProof(list, { verificationMethod, created }, (bytes) => issuer.sign(bytes)));
}
