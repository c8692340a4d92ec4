import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { revokeCredential } from '#tracing';
import { mayIssue } from './issuing-rights.ts';
import { paperUri } from './paper-uri.ts';
import { markRevoked, type Paper, paperById } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** Ends a paper from now on: its issuer what it issued here, an officer a picture of a paper that turned out wrong. */
export async function revokePaper(
  call: Call,
  input: { readonly id: string; readonly reason: string },
): Promise<Outcome<undefined, VouchingRefusal>> {
  const paper = await paperById(call, input.id);
  if (!paper) return refuse('vouching.no-paper');
  if (!mayRevoke(call, paper)) return refuse('vouching.not-allowed');
  const reason = input.reason.trim();
  if (reason === '') return refuse('vouching.reason-needed');
  await markRevoked(call, { id: paper.id, reason, at: call.now });
  if (paper.source === 'issued') await revokeCredential(call, { id: paperUri(paper.id), reason });
  return ok();
}

export function mayRevoke({ actor }: Call, { source, issuerId, kind }: Paper): boolean {
  if (source === 'issued') return issuerId === actor.organisationId && mayIssue(actor, kind);
  return source === 'scan' && may(actor, rights['keep-issuers']);
}
