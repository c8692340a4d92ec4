import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { projectSaid } from './project-said.ts';
import { refuseRound } from './round-refusals.ts';
import { roundById } from './rounds.ts';

/** Changes a project that the caller's organisation offered, while its round is open. */
export async function changeProject(
  call: Call,
  roundId: string,
  project: { readonly id: string; readonly name: string; readonly kind: string; readonly places: number },
): Promise<Outcome<undefined>> {
  const said = projectSaid(project);
  return said ? put(call, roundId, project.id, said) : refuseRound('region.round-wrong');
}

/** Takes it back: no region is paired with it. */
export function withdrawProject(call: Call, roundId: string, id: string): Promise<Outcome<undefined>> {
  return put(call, roundId, id, { withdrawnAt: call.now });
}

async function put(
  call: Call,
  roundId: string,
  id: string,
  change: { name: string; kind: string; places: number } | { withdrawnAt: Date },
): Promise<Outcome<undefined>> {
  const { organisationId } = call.actor;
  if (!organisationId || !may(call.actor, rights.sponsor)) return refuseRound('region.pairing-not-allowed');
  const round = await roundById(call, roundId, { lock: true });
  if (!round || !isId(id)) return refuseRound('region.no-round');
  if (round.proposedAt) return refuseRound('region.round-moved-on');
  const result = await call.tx
    .updateTable('region.sponsorProject')
    .set(change)
    .where('countyId', '=', call.county)
    .where('roundId', '=', roundId)
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return refuseRound('region.no-round');
  await recordHelpedAct(call, 'pair-regions', round.title);
  return ok();
}
