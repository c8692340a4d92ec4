import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { refuseVillageVote } from './village-vote-refusals.ts';
import { insertVote, projectsOf, saveBegun, saveCounted, villageKnown, voteById } from './votes.ts';

const DAY_MS = 86_400_000;
const MOST_BUDGET = 1e9;

/** Opens a vote of a village: its people now propose what the money is spent on. Sent twice it is one. */
export async function openVote(
  call: Call,
  vote: { readonly id: string; readonly placeCode: string; readonly title: string; readonly budget: number },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['keep-votes'])) return refuseVillageVote('region.votes-not-allowed');
  const { budget } = vote;
  const title = vote.title.trim().slice(0, 120);
  if (title === '' || !Number.isInteger(budget) || budget <= 0 || budget > MOST_BUDGET) {
    return refuseVillageVote('region.vote-wrong');
  }
  if (!(await villageKnown(call, vote.placeCode))) return refuseVillageVote('region.vote-wrong');
  if (await insertVote(call, { ...vote, title })) await recordHelpedAct(call, 'village-vote', title);
  return ok({ id: vote.id });
}

/** From now on nothing is proposed, and the village votes for so many days. */
export async function beginVote(call: Call, id: string, days: number): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['keep-votes'])) return refuseVillageVote('region.votes-not-allowed');
  const vote = await voteById(call, id, { lock: true });
  if (!vote) return refuseVillageVote('region.no-village-vote');
  if (vote.state !== 'proposing') return refuseVillageVote('region.vote-moved-on');
  if (!Number.isInteger(days) || days < 1 || days > 60) return refuseVillageVote('region.vote-wrong');
  if ((await projectsOf(call, id)).length < 2) return refuseVillageVote('region.too-few-projects');
  await saveBegun(call, id, new Date(call.now.getTime() + days * DAY_MS));
  await recordHelpedAct(call, 'village-vote', vote.title);
  return ok();
}

/** Counts a vote once its time is over; from then on everybody sees how it came out. */
export async function countBallots(call: Call, id: string): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['keep-votes'])) return refuseVillageVote('region.votes-not-allowed');
  const vote = await voteById(call, id, { lock: true });
  if (!vote) return refuseVillageVote('region.no-village-vote');
  if (vote.state === 'counted') return ok();
  if (vote.state !== 'voting' || !vote.closesAt || call.now < vote.closesAt) {
    return refuseVillageVote('region.vote-still-open');
  }
  await saveCounted(call, id);
  await recordHelpedAct(call, 'village-vote', vote.title);
  return ok();
}
