import { producersKeptBy } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Paper, paperById } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { mayRevoke } from './revoke-paper.ts';
import { rights } from './rights.ts';

/** A paper for whoever it is theirs to handle: its holder, the holder's co-op, its issuer, an officer. */
export async function lookAtPaper(
  call: Call,
  id: string,
): Promise<Outcome<{ readonly paper: Paper; readonly mayRevoke: boolean }, VouchingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-papers'])) return refuse('vouching.not-allowed');
  const paper = await paperById(call, id);
  if (!paper) return refuse('vouching.no-paper');
  const kept = await producersKeptBy(call);
  const own = [...kept.map((each) => each.id), actor.organisationId];
  const theirs = own.includes(paper.holderId) || own.includes(paper.issuerId ?? '');
  if (!theirs && !actor.roles.includes('officer')) return refuse('vouching.no-paper');
  return ok({ paper, mayRevoke: paper.endedAt === null && mayRevoke(call, paper) });
}
