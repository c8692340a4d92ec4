import { organisation } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { credentialById, issueCredential, lotThing } from '#tracing';
import { mayIssue } from './issuing-rights.ts';
import { kinds } from './kernel/kinds.ts';
import { aboutAny, checkTyped, type PaperTyped } from './new-paper.ts';
import { paperUri } from './paper-uri.ts';
import { insertPaper, paperById } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { sha256Of } from './sha256-of.ts';

export interface PaperToIssue extends PaperTyped {
  /** Made where it is typed, so that sending it twice issues once. */
  readonly id: string;
  readonly holderId: string;
  readonly productCode: string;
  readonly lotCode: string;
}

/** Issues a paper as a Verifiable Credential, signed with the key of the organisation that is entitled to, and logged. */
export async function issuePaper(
  call: Call,
  input: PaperToIssue,
): Promise<Outcome<{ readonly id: string }, VouchingRefusal>> {
  const { id, kind, details } = input;
  const issuerId = call.actor.organisationId;
  if (!mayIssue(call.actor, kind) || issuerId === undefined) return refuse('vouching.not-allowed');
  const term = checkTyped(input);
  if (!term.ok) return term;
  const about = await aboutAny(call, kind, input);
  if (!about.ok) return about;
  const known = await paperById(call, id);
  if (known) return known.issuerId === issuerId ? ok({ id }) : refuse('vouching.known');
  const issuer = await organisation(call, issuerId);
  const holder = await organisation(call, about.value.holderId);
  if (!issuer || !holder) throw new Error(`no organisation ${issuerId} or ${about.value.holderId}`);
  const number = input.number.trim();
  const { validFrom, validUntil } = term.value;
  const { holderId, productCode, lotId, lot } = about.value;
  await issueCredential(call, {
    id: paperUri(id),
    type: kinds[kind].credential,
    nameZh: kinds[kind].zh,
    nameEn: kinds[kind].en,
    issuerId,
    validFrom,
    ...(validUntil ? { validUntil } : {}),
    subject: {
      id: lot ? lotThing(lot.gtin, lot.code) : `urn:maidehao:organisation:${holderId}`,
      number,
      operator: holder.nameZh,
      ...(productCode ? { product: productCode } : {}),
      ...details,
    },
  });
  const credential = await credentialById(call, paperUri(id));
  if (!credential) throw new Error(`${paperUri(id)} was just issued`);
  await insertPaper(call, {
    ...{ id, kind, source: 'issued', number, details, holderId, productCode, lotId, validFrom, validUntil },
    issuerName: issuer.nameZh,
    issuerId,
    digest: sha256Of(credential.document),
    quotaKg: kind === 'gi-quota' ? details.quotaKg : undefined,
    personName: nameOnRecord(call.actor),
  });
  return ok({ id });
}
