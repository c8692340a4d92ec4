import { placesOf } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Counted, countVote } from '../kernel/voting/count-vote.ts';
import type { Vote } from '../kernel/voting/vote.ts';
import { writePabulib } from '../kernel/voting/write-pabulib.ts';
import { isOfVillage } from './cast-ballot.ts';
import { refuseVillageVote } from './village-vote-refusals.ts';
import {
  ballotsOf,
  hasVoted,
  type ProposedProject,
  projectsOf,
  turnoutOf,
  type VillageVote,
  voteById,
  votes,
} from './votes.ts';

export interface LookedAtVote {
  readonly vote: VillageVote;
  readonly villageZh: string;
  readonly villageEn: string;
  readonly projects: readonly ProposedProject[];
  readonly turnout: number;
  /** How it came out, once it is counted: before, nobody sees what others want. */
  readonly counted: Counted | undefined;
  /** Of the caller. */
  readonly ofVillage: boolean;
  readonly voted: boolean;
}

async function ballotsAsVote(
  call: Call,
  { id, budget }: VillageVote,
  projects: readonly ProposedProject[],
): Promise<Vote> {
  const places = new Map(projects.map((project, at) => [project.id, at]));
  const ballots = (await ballotsOf(call, id)).map((wanted) =>
    Int32Array.from(wanted.map((project) => places.get(project) ?? -1)).filter((at) => at >= 0),
  );
  return { budget, projects, ballots };
}

/** A village's vote, for everybody; its count is worked out anew from the ballots each time. */
export async function lookAtVote(call: Call, id: string): Promise<Outcome<LookedAtVote>> {
  const vote = await voteById(call, id);
  if (!vote) return refuseVillageVote('region.no-village-vote');
  const projects = await projectsOf(call, id);
  const { personId } = call.actor;
  const village = (await placesOf(call)).find(({ code }) => code === vote.placeCode);
  return ok({
    ...{ vote, projects },
    villageZh: village?.nameZh ?? vote.placeCode,
    villageEn: village?.nameEn ?? vote.placeCode,
    turnout: await turnoutOf(call, id),
    counted: vote.state === 'counted' ? countVote(await ballotsAsVote(call, vote, projects)) : undefined,
    ofVillage: await isOfVillage(call, vote),
    voted: personId !== undefined && (await hasVoted(call, id, personId)),
  });
}

export function listVotes(call: Call): Promise<readonly VillageVote[]> {
  return votes(call);
}

/** A counted vote as a file that anybody can count again (Pabulib's format): ballots without names. */
export async function voteFile(call: Call, id: string): Promise<Outcome<string>> {
  const vote = await voteById(call, id);
  if (vote?.state !== 'counted') return refuseVillageVote('region.no-village-vote');
  const projects = await projectsOf(call, id);
  return ok(writePabulib(await ballotsAsVote(call, vote, projects), vote.title));
}
