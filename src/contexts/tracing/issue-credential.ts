import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { credentialById, insertCredential, nextStatusIndex } from './credentials.ts';
import { custodialIssuer } from './custodial-issuer.ts';
import { keysByIds } from './issuer-keys.ts';
import { utf8 } from './kernel/bytes.ts';
import { digestOf } from './kernel/digest.ts';
import { canonical } from './kernel/json/canonical.ts';
import { parseVkey } from './kernel/tlog/vkey.ts';
import { type CredentialContent, credentialOf } from './kernel/vc/credential.ts';
import { withProof } from './kernel/vc/data-integrity.ts';
import { didKey } from './kernel/vc/multikey.ts';
import { logCredential } from './log-credential.ts';

export interface CredentialToIssue
  extends Pick<
    CredentialContent,
    'id' | 'type' | 'nameZh' | 'nameEn' | 'validFrom' | 'validUntil' | 'subject'
  > {
  /** The organisation whose word it is. */
  readonly issuerId: string;
}

/**
 * Issues a certificate as a Verifiable Credential: signed with the key kept for its organisation (eddsa-jcs-2022), given a place in that
 * organisation's status list, and logged, in the caller's transaction. One that is known already stays as it is.
 */
export async function issueCredential(call: Call, input: CredentialToIssue): Promise<void> {
  if (await credentialById(call, input.id)) return;
  const holder = `urn:maidehao:organisation:${input.issuerId}`;
  const issuer = await custodialIssuer(call, holder);
  const vkey = parseVkey((await keysByIds(call, [issuer.id])).get(issuer.id)?.vkey ?? '');
  if (!vkey) throw new Error(`no public key of ${issuer.id}`);
  const { did, verificationMethod } = didKey(vkey.key);
  const index = await nextStatusIndex(call, holder);
  const { issuerId: _, ...said } = input;
  const document = credentialOf({
    ...said,
    issuer: { did, holder },
    status: { list: await statusListOf(call, input.issuerId), index },
  });
  const created = issuer.at.toISOString();
  const text = canonical(withProof(document, { verificationMethod, created }, (bytes) => issuer.sign(bytes)));
  const kept = {
    id: input.id,
    type: input.type,
    holder,
    document: text,
    statusIndex: index,
    issuedAt: call.now,
  };
  await insertCredential(call, kept);
  await logCredential(call, { id: input.id, digest: digestOf(utf8(text)) });
}

/** The address of an organisation's status list, on the host the log is named after. */
export async function statusListOf(call: Call, organisationId: string): Promise<string> {
  const { rows } = await sql<{ origin: string }>`select origin from tracing.log
    where county_id = ${call.county}`.execute(call.tx);
  const [host = 'localhost'] = (rows[0]?.origin ?? '').split('/').filter(Boolean);
  return `https://${host}/credentials/status/${organisationId}`;
}
