import { type Call, may } from '#shared/call.ts';
import { type Outcome as Answer, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { groundOf } from './ground.ts';
import type { Ground, Outcome, SiteKind, Terms } from './what-if.ts';
import { insertWhatIf } from './what-ifs.ts';
import { workOut } from './work-out.ts';

const LONGEST = 60;
const MOST = 1e9;

export interface NewWhatIf {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly terms: Terms;
}

export interface PreparedWhatIf extends NewWhatIf {
  readonly ground: Ground;
}

/** Looks at the county as it is: the first of two steps, so that nothing is worked out while a transaction is open. */
export async function prepareWhatIf(
  call: Call,
  asked: NewWhatIf,
): Promise<Answer<PreparedWhatIf, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  const name = asked.name.trim();
  if (name === '' || name.length > LONGEST) return refuse('planning.no-name');
  const wrong = Object.entries(asked.terms).find(
    ([key, value]) => !(value > 0 || (value === 0 && key === 'villageKg')) || value > MOST,
  );
  if (wrong) return refuse('planning.wrong-terms', { what: `${wrong[0]}: ${wrong[1]}` });
  const ground = await groundOf(call, asked.kind, asked.terms);
  return ground ? ok({ ...asked, name, ground }) : refuse('planning.no-villages');
}

/** What the sites there are come to, apart from any transaction. */
export function standing({ ground, terms }: PreparedWhatIf): Promise<Answer<Outcome, PlanningRefusal>> {
  return workOut({ ground, terms }, { by: 'hand', villages: [] });
}

export async function keepWhatIf(
  call: Call,
  prepared: PreparedWhatIf,
  before: Outcome,
): Promise<Answer<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  await insertWhatIf(call, { ...prepared, before });
  return ok();
}
