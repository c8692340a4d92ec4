import { type CyclePicks, cyclePicks } from '#ordering';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { cyclesByIds } from './cycles.ts';
import { cardsOfCycles, type GroupCard } from './open-groups.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** What a seller packs for one cycle: one pick list, one departure, one point. */
export interface GroupToPack extends CyclePicks {
  readonly group: GroupCard;
}

/** A seller's pick lists, one a cycle, soonest departure first; those of cycles that are not decided show what may come. */
export async function picksAtDesk(call: Call): Promise<Outcome<readonly GroupToPack[], Refusal>> {
  if (!may(call.actor, rights['see-picks'])) return refuse('groupbuying.not-allowed');
  const picks = await cyclePicks(call);
  if (!picks.ok) return picks;
  const groups = await cardsOfCycles(
    call,
    await cyclesByIds(
      call,
      picks.value.map(({ cycleId }) => cycleId),
    ),
  );
  return ok(
    picks.value.flatMap((each) => {
      const group = groups.find(({ cycle }) => cycle.id === each.cycleId);
      return group ? [{ ...each, group }] : [];
    }),
  );
}
