import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { seenRound } from './keep-round.ts';
import { refuseRound } from './round-refusals.ts';
import { type PairingRound, roundById } from './rounds.ts';

/** Whose wishes: a region's by its code, or the caller's organisation's. */
export interface Whose {
  readonly roundId: string;
  readonly unit?: string | undefined;
}

/** One that could be wished for, in the order it now stands in. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** What it mends, or what it lacks. */
  readonly kinds: readonly string[];
  readonly wanted: boolean;
}

export interface LookedAtWishes {
  readonly round: PairingRound;
  /** Undefined: the caller's own organisation. */
  readonly region: { readonly id: string; readonly name: string } | undefined;
  readonly candidates: readonly Candidate[];
  /** Who said it last, where it is not need that says so. */
  readonly said: { readonly at: Date; readonly byName: string; readonly reason: string } | undefined;
}

/** What a region wants (for officers) or the caller's organisation would take (for sponsors), the dearest first. */
export async function lookAtWishes(call: Call, { roundId, unit }: Whose): Promise<Outcome<LookedAtWishes>> {
  const { organisationId } = call.actor;
  const allowed =
    unit === undefined
      ? organisationId && may(call.actor, rights.sponsor)
      : may(call.actor, rights['keep-pairing']);
  if (!allowed) return refuseRound('region.pairing-not-allowed');
  const seen = await seenRound(call, roundId);
  if (!seen.ok) return seen;
  const { round, regions, projects, byNeed, named, wishes } = seen.value;
  const region = unit === undefined ? undefined : regions.find(({ id }) => id === unit);
  if (unit !== undefined && !region) return refuseRound('region.no-round');
  const possible = region
    ? (byNeed.counties.find(({ id }) => id === unit)?.wants ?? []).map(idOf)
    : (byNeed.sponsors.find(({ id }) => id === organisationId)?.prefers ?? []);
  const wanted = region
    ? (named.counties.find(({ id }) => id === unit)?.wants ?? []).map(idOf)
    : (named.sponsors.find(({ id }) => id === organisationId)?.prefers ?? []);
  const taken = new Set(wanted);
  const candidate = (id: string): Candidate => {
    const project = projects.find((each) => each.id === id);
    const other = regions.find((each) => each.id === id);
    const kinds = region ? [project?.kind ?? ''] : (other?.kinds ?? []);
    return { id, name: (region ? project?.name : other?.name) ?? id, kinds, wanted: taken.has(id) };
  };
  const said = (region ? wishes.regions : wishes.sponsors).get(unit ?? organisationId ?? '');
  return ok({
    round,
    region: region && { id: region.id, name: region.name },
    candidates: [...wanted, ...possible.filter((id) => !taken.has(id))].map(candidate),
    said: said && { at: said.at, byName: said.byName, reason: said.reason },
  });
}

function idOf(want: string | { readonly project: string }): string {
  return typeof want === 'string' ? want : want.project;
}

/**
 * Says wishes anew: those of `wants`, the dearest first, and none of the others there are now. What is offered later comes after them, as
 * need has it. While the round is open; for a region with a reason. Sent twice it is one.
 */
export async function sayWishes(
  call: Call,
  whose: Whose,
  said: { readonly id: string; readonly wants: readonly string[]; readonly reason: string },
): Promise<Outcome<undefined>> {
  // So that nobody says a wish while the pairs are proposed.
  const round = await roundById(call, whose.roundId, { lock: true });
  const looked = await lookAtWishes(call, whose);
  if (!looked.ok) return looked;
  if (round?.proposedAt) return refuseRound('region.round-moved-on');
  const { candidates, region } = looked.value;
  const possible = new Set(candidates.map(({ id }) => id));
  const wants = [...new Set(said.wants)];
  const reason = said.reason.trim().slice(0, 400);
  if (wants.some((id) => !possible.has(id)) || (region && reason === '')) {
    return refuseRound('region.wish-wrong');
  }
  const unwanted = [...possible].filter((id) => !wants.includes(id));
  await call.tx
    .insertInto('region.pairingWish')
    .values({
      ...{ countyId: call.county, id: said.id, roundId: whose.roundId, wants, unwanted, reason },
      side: region ? 'region' : 'sponsor',
      whose: region?.id ?? call.actor.organisationId ?? '',
      ...{ at: call.now, byName: call.actor.name },
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
  await recordHelpedAct(call, 'pair-regions', looked.value.round.title);
  return ok();
}
