import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lookAtRegions } from '../assessing/look-at-regions.ts';
import { fifthsOf } from '../kernel/drawing/fifths.ts';
import { type Compared, comparePairings, type Weighed } from '../kernel/pairing/compare-pairings.ts';
import { type Needing, pairingByNeed } from '../kernel/pairing/pairing-by-need.ts';
import { type NamedPairing, pairingFrom } from '../kernel/pairing/pairing-from.ts';
import { kindShares } from '../kernel/support/suggest-list.ts';
import { rights } from '../rights.ts';
import { standingOf } from '../support/look-at-list.ts';
import { projectSaid } from './project-said.ts';
import { refuseRound } from './round-refusals.ts';
import {
  insertRound,
  insertSponsorProject,
  type Pair,
  type PairingRound,
  pairs,
  roundById,
  rounds,
  type SponsorProject,
  saveProposed,
  sponsorProjects,
  type WeighedPairing,
} from './rounds.ts';
import { wishesOf } from './wishes-kept.ts';

/** Opens a round in which sponsors offer projects to the weakest regions of an assessment. Sent twice it is one. */
export async function openRound(
  call: Call,
  round: { readonly id: string; readonly assessmentId: string; readonly title: string },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['keep-pairing'])) return refuseRound('region.pairing-not-allowed');
  const looked = await lookAtRegions(call, round.assessmentId);
  if (!looked.ok) return looked;
  const title = round.title.trim().slice(0, 120);
  if (title === '') return refuseRound('region.round-wrong');
  if (await insertRound(call, { ...round, title })) await recordHelpedAct(call, 'pair-regions', title);
  return ok({ id: round.id });
}

/** Offers a project of the caller's organisation: what kind of weakness it mends, and how many regions may join. */
export async function offerProject(
  call: Call,
  roundId: string,
  project: { readonly id: string; readonly name: string; readonly kind: string; readonly places: number },
): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  if (!organisationId || !may(call.actor, rights.sponsor)) return refuseRound('region.pairing-not-allowed');
  const round = await roundById(call, roundId, { lock: true });
  if (!round) return refuseRound('region.no-round');
  if (round.proposedAt) return refuseRound('region.round-moved-on');
  const said = projectSaid(project);
  if (!said) return refuseRound('region.round-wrong');
  await insertSponsorProject(call, roundId, { id: project.id, organisationId, ...said });
  await recordHelpedAct(call, 'pair-regions', said.name);
  return ok();
}

export interface LookedAtRound {
  readonly round: PairingRound;
  readonly projects: readonly SponsorProject[];
  /** The regions that may be paired: the weakest fifth, the weakest first. */
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly kinds: readonly string[];
  }[];
  readonly kinds: readonly string[];
  /** Whose wishes were said otherwise than need says them: codes of regions, ids of organisations. */
  readonly saidAnew: { readonly regions: readonly string[]; readonly sponsors: readonly string[] };
  readonly proposed: readonly Pair[];
  /** Both pairings as they would be now; none where nothing can be paired yet, or it was proposed. */
  readonly now: Preview | undefined;
}

export interface Preview {
  readonly weighed: WeighedPairing;
  readonly stable: readonly PreviewPair[];
  readonly optimal: readonly PreviewPair[];
}

export interface PreviewPair {
  readonly unit: string;
  readonly unitName: string;
  readonly projectId: string | undefined;
}

/** A round with both pairings side by side: for officers, and for those who sponsor. */
export async function lookAtRound(call: Call, id: string): Promise<Outcome<LookedAtRound>> {
  if (!may(call.actor, [...rights['keep-pairing'], ...rights.sponsor])) {
    return refuseRound('region.pairing-not-allowed');
  }
  return seen(call, id);
}

async function seen(call: Call, id: string): Promise<Outcome<LookedAtRound>> {
  const found = await seenRound(call, id);
  if (!found.ok) return found;
  const { round, projects, regions, kinds, named, wishes } = found.value;
  return ok({
    ...{ round, projects, regions, kinds },
    saidAnew: { regions: [...wishes.regions.keys()], sponsors: [...wishes.sponsors.keys()] },
    proposed: await pairs(call, { roundId: id }),
    now: round.proposedAt || projects.length === 0 ? undefined : preview(regions, named),
  });
}

/** Who may be paired with what, and what each wants: by need alone, and with what was said. */
export interface SeenRound {
  readonly round: PairingRound;
  readonly projects: readonly SponsorProject[];
  readonly regions: LookedAtRound['regions'];
  readonly kinds: readonly string[];
  readonly byNeed: NamedPairing;
  readonly named: NamedPairing;
  readonly wishes: Awaited<ReturnType<typeof wishesOf>>;
}

/** For those who may see it: rights are asked before. */
export async function seenRound(call: Call, id: string): Promise<Outcome<SeenRound>> {
  const round = await roundById(call, id);
  if (!round) return refuseRound('region.no-round');
  // What the weakest regions lack is told to whoever may help; the rest of the table is not.
  const looked = await lookAtRegions({ ...call, actor: { ...call.actor, system: true } }, round.assessmentId);
  if (!looked.ok) return looked;
  const { made } = looked.value;
  const { kinds } = standingOf(looked.value);
  const fifths = fifthsOf(made.scores[0]?.score ?? new Float64Array());
  const needing = made.units.flatMap((unit, row): (Needing & { readonly name: string })[] =>
    fifths[row] === 0
      ? [
          {
            id: unit,
            name: made.names[row] ?? unit,
            rank: made.ranks[row] ?? 0,
            shares: kindShares(made.obstacles, kinds, row),
          },
        ]
      : [],
  );
  needing.sort((a, b) => b.rank - a.rank);
  const projects = await sponsorProjects(call, id);
  const wishes = await wishesOf(call, id);
  const offered = projects.map(({ id: project, organisationId, kind, places }) => ({
    ...{ id: project, sponsor: organisationId, kind, places },
  }));
  return ok({
    ...{ round, projects, wishes },
    regions: needing.map(({ id: unit, name, shares }) => ({
      id: unit,
      name,
      kinds: shares.map(({ kind }) => kind),
    })),
    kinds: [...new Set(kinds.filter((kind) => kind !== undefined))],
    byNeed: pairingByNeed(needing, offered),
    named: pairingByNeed(needing, offered, wishes),
  });
}

function preview(regions: LookedAtRound['regions'], named: NamedPairing): Preview {
  const pairing = pairingFrom(named);
  if (!pairing.ok) throw new Error(`wishes that follow from need are no pairing: ${pairing.refusal.code}`);
  const compared: Compared = comparePairings(pairing.value);
  const names = new Map(regions.map(({ id, name }) => [id, name]));
  const pairsOf = ({ pairs: wishes }: Weighed): readonly PreviewPair[] =>
    named.counties.map(({ id }, at) => ({
      unit: id,
      unitName: names.get(id) ?? id,
      projectId: named.projects[pairing.value.projects[wishes[at] ?? -1] ?? -1]?.id,
    }));
  const sum = ({ paired, worth, blocking, first }: Weighed) => ({ paired, worth, blocking, first });
  return {
    weighed: {
      stable: sum(compared.stable),
      optimal: sum(compared.optimal),
      priceOfStability: compared.priceOfStability,
    },
    stable: pairsOf(compared.stable),
    optimal: pairsOf(compared.optimal),
  };
}

/** Proposes the pairs of one of both pairings to the sponsors; what was known of both is kept with it. */
export async function proposePairs(
  call: Call,
  id: string,
  method: 'stable' | 'optimal',
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['keep-pairing'])) return refuseRound('region.pairing-not-allowed');
  const round = await roundById(call, id, { lock: true });
  if (!round) return refuseRound('region.no-round');
  if (round.proposedAt) return refuseRound('region.round-moved-on');
  const looked = await seen(call, id);
  if (!looked.ok) return looked;
  const { now } = looked.value;
  const made = (now?.[method] ?? []).flatMap(({ unit, unitName, projectId }) =>
    projectId === undefined ? [] : [{ unit, unitName, projectId }],
  );
  if (!now || made.length === 0) return refuseRound('region.nothing-to-pair');
  await saveProposed(call, round, method, now.weighed, made);
  await recordHelpedAct(call, 'pair-regions', round.title);
  return ok();
}

export async function listRounds(call: Call): Promise<Outcome<readonly PairingRound[]>> {
  if (!may(call.actor, [...rights['keep-pairing'], ...rights.sponsor])) {
    return refuseRound('region.pairing-not-allowed');
  }
  return ok(await rounds(call));
}
