import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Need } from './kernel/need.ts';
import { countNeeds, type Household, type NeedsAsked, needyHouseholds } from './needs.ts';
import { type RegionRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface WhoNeedsHelp {
  readonly households: readonly Household[];
  readonly total: number;
  /** How many households have each need, and how many have any. */
  readonly counts: Readonly<Record<Need | 'any', number>>;
}

/** The households that could use help, most needs first, each with whom to ask nearby; found by name or township. */
export async function whoNeedsHelp(
  call: Call,
  asked: Omit<NeedsAsked, 'words'> & { readonly words?: string },
): Promise<Outcome<WhoNeedsHelp, RegionRefusal>> {
  if (!may(call.actor, rights['see-needs'])) return refuse('region.not-allowed');
  const found = await needyHouseholds(call, { words: '', ...asked });
  return ok({ ...found, counts: await countNeeds(call) });
}

/** How many households could use help with something. */
export async function howManyNeedHelp(call: Call): Promise<Outcome<number, RegionRefusal>> {
  if (!may(call.actor, rights['see-needs'])) return refuse('region.not-allowed');
  return ok((await countNeeds(call)).any);
}
