import { type Call, may } from '#shared/call.ts';
import { type Outcome as Answer, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type WhatIfLine, whatIfs } from './what-ifs.ts';

/** The county's what-ifs, newest first. */
export async function listWhatIfs(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Answer<{ readonly lines: readonly WhatIfLine[]; readonly total: number }, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  return ok(await whatIfs(call, page));
}
