import { createHash } from 'node:crypto';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { scanType } from '#shared/scan-type.ts';
import { rights } from '../rights.ts';
import { insertEvidence } from './grant-evidence.ts';
import { refuseGrant } from './grant-refusals.ts';
import { stagesOfGrant } from './grant-stages.ts';
import { grantSeen } from './look-at-grant.ts';

export const MOST_EVIDENCE_MB = 5;

/** Keeps a photo or PDF that shows what was done: for the application (stage 0) or for a stage that is not paid yet. */
export async function addEvidence(
  call: Call,
  input: {
    readonly id: string;
    readonly grantId: string;
    readonly stage: number;
    readonly title: string;
    readonly file: Uint8Array;
  },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['apply-for-grants'])) return refuseGrant('region.grants-not-allowed');
  const seen = await grantSeen(call, input.grantId, true);
  if (!seen.ok) return seen;
  const { status } = seen.value;
  const stage = (await stagesOfGrant(call, input.grantId)).find((each) => each.stage === input.stage);
  const open = input.stage === 0 ? status === 'applied' : status === 'agreed' && stage?.state !== 'paid';
  if (!open || (input.stage > 0 && !stage)) return refuseGrant('region.grant-moved-on');
  const title = input.title.trim().slice(0, 120);
  if (title === '') return refuseGrant('region.grant-wrong', { field: '材料名称 name' });
  const type = scanType(input.file);
  if (!type || input.file.byteLength > MOST_EVIDENCE_MB * 1024 * 1024) {
    return refuseGrant('region.evidence-file', { mostMb: MOST_EVIDENCE_MB });
  }
  const digest = createHash('sha256').update(input.file).digest('hex');
  const evidence = { id: input.id, stage: input.stage, title, digest };
  await insertEvidence(call, input.grantId, evidence, { type, bytes: input.file });
  await recordHelpedAct(call, 'keep-grants', title);
  return ok();
}
