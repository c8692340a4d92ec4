import { isDeepStrictEqual } from 'node:util';
import { type Call, may } from '#shared/call.ts';
import { type Outcome as Answer, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { isRunning, whileRunning } from './running.ts';
import type { Asked, Outcome, Try, WhatIf } from './what-if.ts';
import { deleteTry, insertTry, lockWhatIf, setKept, triesOf, whatIfById } from './what-ifs.ts';
import { workOut } from './work-out.ts';

const MOST_TRIES = 3;

export interface LookedAtWhatIf {
  readonly whatIf: WhatIf;
  readonly tries: readonly Try[];
}

export async function lookAtWhatIf(call: Call, id: string): Promise<Answer<LookedAtWhatIf, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  const whatIf = await whatIfById(call, id);
  return whatIf ? ok({ whatIf, tries: await triesOf(call, id) }) : refuse('planning.unknown');
}

/** Whether this may be tried: the first of three steps; `workOutTry` runs apart from any transaction, `keepTry` writes it down. */
export async function prepareTry(
  call: Call,
  id: string,
  asked: Asked,
): Promise<Answer<WhatIf, PlanningRefusal>> {
  const looked = await lookAtWhatIf(call, id);
  if (!looked.ok) return looked;
  const { whatIf, tries } = looked.value;
  if (tries.length >= MOST_TRIES) return refuse('planning.three-tries');
  if (asked.by === 'hand') {
    const known = new Set(whatIf.ground.villages.map(({ code }) => code));
    if (asked.villages.length === 0 || asked.villages.some((code) => !known.has(code)))
      return refuse('planning.no-sites');
  } else if (!(asked.budgetFen >= whatIf.terms.buildFen)) {
    return refuse('planning.wrong-terms', { what: `budgetFen: ${asked.budgetFen}` });
  }
  return isRunning(call.county, id) ? refuse('planning.try-running') : ok(whatIf);
}

/** In threads of its own, watched by `progressOf` and ended by `stopTry`; one of a what-if at a time, also when two were prepared at once. */
export async function workOutTry(
  county: string,
  whatIf: WhatIf,
  asked: Asked,
): Promise<Answer<Outcome, PlanningRefusal>> {
  if (isRunning(county, whatIf.id)) return refuse('planning.try-running');
  return whileRunning(county, whatIf.id, (watching) => workOut(whatIf, asked, watching));
}

/** The same try with the same outcome, sent again, is kept once. */
export async function keepTry(
  call: Call,
  id: string,
  found: Pick<Try, 'asked' | 'outcome'>,
): Promise<Answer<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  if (!(await lockWhatIf(call, id))) return refuse('planning.unknown');
  const tries = await triesOf(call, id);
  if (tries.some(({ asked, outcome }) => isDeepStrictEqual({ asked, outcome }, found))) return ok();
  const taken = new Set(tries.map(({ number }) => number));
  const number = [1, 2, 3].find((each) => !taken.has(each));
  if (number === undefined) return refuse('planning.three-tries');
  await insertTry(call, id, { number, ...found });
  return ok();
}

/** Makes one try the county's intention, or takes that back. */
export async function chooseTry(
  call: Call,
  id: string,
  number: number | null,
): Promise<Answer<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  if (!(await lockWhatIf(call, id))) return refuse('planning.unknown');
  if (number !== null && !(await triesOf(call, id)).some((each) => each.number === number))
    return refuse('planning.no-such-try');
  await setKept(call, id, number);
  return ok();
}

export async function dropTry(
  call: Call,
  id: string,
  number: number,
): Promise<Answer<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  if (!(await lockWhatIf(call, id))) return refuse('planning.unknown');
  const whatIf = await whatIfById(call, id);
  const known = (await triesOf(call, id)).some((each) => each.number === number);
  if (!known) return refuse('planning.no-such-try');
  await deleteTry(call, id, number);
  if (whatIf?.keptTry === number) await setKept(call, id, null);
  return ok();
}
