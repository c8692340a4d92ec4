import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type PayingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type StatementPage, statement } from './statements.ts';

/** The account of the caller's organisation; officers and the platform's staff see every party's. */
export async function readStatement(
  call: Call,
  asked: {
    readonly from: string;
    readonly until: string;
    readonly words?: string;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Outcome<StatementPage, PayingRefusal>> {
  const wanted = { words: '', ...asked };
  if (may(call.actor, rights['all-statements']))
    return ok(await statement(call, { ...wanted, organisationId: null }));
  const organisationId = call.actor.organisationId;
  if (!organisationId || !may(call.actor, rights['own-statement'])) return refuse('paying.not-allowed');
  return ok(await statement(call, { ...wanted, organisationId }));
}
