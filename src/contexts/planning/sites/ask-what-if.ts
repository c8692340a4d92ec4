import { type CountyWays, countyWays } from '#routing';
import { type Call, may } from '#shared/call.ts';
import { type Outcome as Answer, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { askGround } from './ask-ground.ts';
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
  /** What there is in the county to know ways from. */
  readonly from: CountyWays;
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
  if (!ground) return refuse('planning.no-villages');
  return ok({ ...asked, name, ground, from: await countyWays(call) });
}

/** The roads between its places, and what the sites there are come to on them; apart from any transaction. */
export async function standing({
  ground: places,
  terms,
  from,
}: PreparedWhatIf): Promise<Answer<Standing, PlanningRefusal>> {
  const ground = { ...places, ways: await askGround(places, from) };
  const before = await workOut({ ground, terms }, { by: 'hand', villages: [] });
  return before.ok ? ok({ ground, before: before.value }) : before;
}

/** A ground with its ways, and what it comes to as it is. */
export interface Standing {
  readonly ground: Ground;
  readonly before: Outcome;
}

export async function keepWhatIf(
  call: Call,
  { id, name, kind, terms }: NewWhatIf,
  { ground, before }: Standing,
): Promise<Answer<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights['try-sites'])) return refuse('planning.not-allowed');
  await insertWhatIf(call, { id, name, kind, terms, ground, before });
  return ok();
}
