import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { isAnother, stageAmounts } from '../kernel/grants/grant.ts';
import { rights } from '../rights.ts';
import { insertEvent } from './grant-events.ts';
import { refuseGrant } from './grant-refusals.ts';
import { insertStages } from './grant-stages.ts';
import { type Grant, optionGranted, saveStatus } from './grants.ts';
import { grantSeen } from './look-at-grant.ts';
import { schemeById } from './schemes.ts';

/** Is the caller somebody else than who asked, of another organisation? */
export function anotherJudges({ actor }: Call, grant: Grant): boolean {
  return isAnother(
    { personId: grant.applicantId, organisationId: grant.organisationId },
    { personId: actor.personId, organisationId: actor.organisationId },
  );
}

/** Agrees to an application, with so much of what was asked, or refuses it; always with a reason, and never one's own. */
export async function decideGrant(
  call: Call,
  {
    grantId,
    agree,
    fen,
    reason,
  }: {
    readonly grantId: string;
    readonly agree: boolean;
    readonly fen?: Fen | undefined;
    readonly reason: string;
  },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, grantId, true);
  if (!seen.ok) return seen;
  const grant = seen.value;
  if (!anotherJudges(call, grant)) return refuseGrant('region.own-grant');
  if (grant.status !== 'applied') return refuseGrant('region.grant-moved-on');
  if (reason.trim() === '') return refuseGrant('region.grant-wrong', { field: '理由 reason' });
  const deciderId = call.actor.personId;
  if (!agree) {
    await saveStatus(call, grantId, { status: 'refused', deciderId });
    await insertEvent(call, grantId, { kind: 'refused', text: reason });
    return ok();
  }
  if (fen === undefined || fen <= 0 || fen > grant.askedFen) {
    return refuseGrant('region.grant-wrong', { field: '金额 amount' });
  }
  if (await optionGranted(call, grant)) return refuseGrant('region.option-taken');
  const scheme = await schemeById(call, grant.schemeId);
  if (!scheme) throw new Error(`grant ${grantId} has no scheme`);
  const amounts = stageAmounts(fen, scheme.stages);
  if (amounts.some((each) => each <= 0)) return refuseGrant('region.grant-wrong', { field: '金额 amount' });
  await saveStatus(call, grantId, { status: 'agreed', agreedFen: fen, deciderId });
  await insertStages(call, grantId, amounts);
  await insertEvent(call, grantId, { kind: 'agreed', fen, text: reason });
  await recordHelpedAct(call, 'keep-grants', grant.title);
  return ok();
}
