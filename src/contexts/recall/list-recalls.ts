import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Recall, recallsOf } from './recalls.ts';
import { type RecallRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** The county's recalls, newest first; for sellers and growers those that touch their lots. Refuses `recall.not-allowed`. */
export async function listRecalls(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<{ readonly recalls: readonly Recall[]; readonly count: number }, RecallRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-recalls'])) return refuse('recall.not-allowed');
  if (may(actor, rights.recall)) return ok(await recallsOf(call, page));
  if (actor.organisationId === undefined) return ok({ recalls: [], count: 0 });
  return ok(await recallsOf(call, { ...page, organisationId: actor.organisationId }));
}
