import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Import, importsOf } from './imports.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** What the caller's organisation has brought, newest first; pages count from 1. */
export async function listImports(
  call: Call,
  page: { readonly page: number; readonly size: number },
): Promise<Outcome<{ readonly imports: readonly Import[]; readonly total: number }>> {
  const { actor } = call;
  if (!may(actor, rights['import-tables']) || actor.organisationId === undefined)
    return refuse('import.unknown');
  return ok(await importsOf(call, actor.organisationId, page));
}
