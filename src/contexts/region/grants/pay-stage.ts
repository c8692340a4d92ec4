import { payGrant } from '#paying';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { anotherJudges } from './decide-grant.ts';
import { insertEvent } from './grant-events.ts';
import { evidenceOf } from './grant-evidence.ts';
import { refuseGrant } from './grant-refusals.ts';
import { saveStage, stagesOfGrant } from './grant-stages.ts';
import { saveStatus } from './grants.ts';
import { grantSeen } from './look-at-grant.ts';

interface Asked {
  readonly grantId: string;
  readonly stage: number;
}

/** Says that a stage is done, with what shows it; the stage before must be paid. */
export async function askForStage(call: Call, { grantId, stage }: Asked): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['apply-for-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, grantId, true);
  if (!seen.ok) return seen;
  const stages = await stagesOfGrant(call, grantId);
  const next = stages.find(({ state }) => state !== 'paid');
  if (seen.value.status !== 'agreed' || next?.stage !== stage) return refuseGrant('region.grant-moved-on');
  if (next.state === 'asked') return ok();
  const shown = await evidenceOf(call, grantId);
  if (!shown.some((each) => each.stage === stage)) return refuseGrant('region.no-evidence');
  await saveStage(call, grantId, stage, 'asked');
  await insertEvent(call, grantId, { kind: 'stage-asked', stage, fen: next.fen });
  await recordHelpedAct(call, 'keep-grants', seen.value.title);
  return ok();
}

/** Pays a stage that was asked for, in the book, or sends it back for better evidence. Told twice it is paid once. */
export async function decideStage(
  call: Call,
  { grantId, stage, pay, reason }: Asked & { readonly pay: boolean; readonly reason: string },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, grantId, true);
  if (!seen.ok) return seen;
  const grant = seen.value;
  if (!anotherJudges(call, grant)) return refuseGrant('region.own-grant');
  const stages = await stagesOfGrant(call, grantId);
  const asked = stages.find((each) => each.stage === stage);
  if (pay && asked?.state === 'paid') return ok();
  if (grant.status !== 'agreed' || asked?.state !== 'asked') return refuseGrant('region.grant-moved-on');
  if (reason.trim() === '') return refuseGrant('region.grant-wrong', { field: '理由 reason' });
  const { fen, payId } = asked;
  if (!pay) {
    await saveStage(call, grantId, stage, 'ahead');
    await insertEvent(call, grantId, { kind: 'stage-returned', stage, text: reason });
    return ok();
  }
  await payGrant(call, { id: payId, grantId, organisationId: grant.organisationId, fen });
  await saveStage(call, grantId, stage, 'paid');
  await insertEvent(call, grantId, { kind: 'stage-paid', stage, fen, text: reason });
  if (stages.every((each) => each.stage === stage || each.state === 'paid')) {
    await saveStatus(call, grantId, { status: 'done' });
  }
  await recordHelpedAct(call, 'keep-grants', grant.title);
  return ok();
}
