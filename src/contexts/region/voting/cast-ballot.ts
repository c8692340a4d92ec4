import { person, recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseVillageVote } from './village-vote-refusals.ts';
import {
  insertBallot,
  insertProject,
  insertTurnout,
  projectsOf,
  type VillageVote,
  voteById,
} from './votes.ts';

const MOST_PROJECTS = 60;

/** Is the caller of the village that votes, as the register has it? */
export async function isOfVillage(call: Call, { placeCode }: VillageVote): Promise<boolean> {
  const { personId } = call.actor;
  const who = personId === undefined ? undefined : await person(call, personId);
  return who?.placeCode === placeCode;
}

/** Proposes a project: by people of the village, before the voting begins. Sent twice it is one. */
export async function proposeProject(
  call: Call,
  voteId: string,
  project: { readonly id: string; readonly name: string; readonly about: string; readonly cost: number },
): Promise<Outcome<undefined>> {
  const vote = await voteById(call, voteId, { lock: true });
  if (!vote) return refuseVillageVote('region.no-village-vote');
  if (!(await isOfVillage(call, vote))) return refuseVillageVote('region.not-of-village');
  if (vote.state !== 'proposing') return refuseVillageVote('region.vote-moved-on');
  const [name, about] = [project.name.trim().slice(0, 80), project.about.trim().slice(0, 1_000)];
  const { cost } = project;
  if (name === '' || !Number.isInteger(cost) || cost <= 0 || cost > vote.budget) {
    return refuseVillageVote('region.vote-wrong');
  }
  if ((await projectsOf(call, voteId)).length >= MOST_PROJECTS) return refuseVillageVote('region.vote-wrong');
  if (await insertProject(call, voteId, { id: project.id, name, about, cost })) {
    await recordHelpedAct(call, 'village-vote', name);
  }
  return ok();
}

/** Votes for as many projects as somebody wants: people of the village, once each. */
export async function castBallot(
  call: Call,
  voteId: string,
  wanted: readonly string[],
): Promise<Outcome<undefined>> {
  const vote = await voteById(call, voteId);
  if (!vote) return refuseVillageVote('region.no-village-vote');
  const { personId } = call.actor;
  if (personId === undefined || !(await isOfVillage(call, vote))) {
    return refuseVillageVote('region.not-of-village');
  }
  if (vote.state !== 'voting' || !vote.closesAt || call.now >= vote.closesAt) {
    return refuseVillageVote('region.vote-moved-on');
  }
  const known = new Set((await projectsOf(call, voteId)).map(({ id }) => id));
  const chosen = [...new Set(wanted)];
  if (chosen.length === 0 || chosen.some((id) => !known.has(id))) {
    return refuseVillageVote('region.nothing-wanted');
  }
  if (!(await insertTurnout(call, voteId, personId))) return refuseVillageVote('region.voted-already');
  await insertBallot(call, voteId, chosen);
  await recordHelpedAct(call, 'village-vote', vote.title);
  return ok();
}
