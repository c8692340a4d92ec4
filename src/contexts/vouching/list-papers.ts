import { producersKeptBy } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Paper, papersWanted } from './papers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** The papers of the organisation acted for and its members, or that it has issued; an officer's are the whole county's. */
export async function listPapers(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<{ readonly count: number; readonly papers: readonly Paper[] }, VouchingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-papers'])) return refuse('vouching.not-allowed');
  const all = actor.roles.includes('officer');
  const kept = await producersKeptBy(call);
  const own = [...kept.map(({ id }) => id), ...(actor.organisationId ? [actor.organisationId] : [])];
  return ok(await papersWanted(call, { ...page, organisationIds: all ? undefined : own }));
}
