import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { insertDecision } from './decisions.ts';
import { changeLicence, licenceById } from './licences.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** An operator leaves: takes its application back, or gives its licence up. Its lots lose the mark at once. */
export async function giveUpLicence(
  call: Call,
  input: { readonly licenceId: string; readonly reason: string },
): Promise<Outcome<undefined, BrandingRefusal>> {
  const licence = await licenceById(call, input.licenceId);
  const own = call.actor.system || licence?.operatorId === call.actor.organisationId;
  if (!licence || !own) return refuse('branding.no-licence');
  if (!may(call.actor, rights['apply-for-licence'])) return refuse('branding.not-allowed');
  if (licence.status === 'ended') return ok();
  if (licence.status === 'refused' || licence.status === 'revoked') {
    return refuse('branding.already-decided', { status: licence.status });
  }
  const reason = input.reason.trim();
  const changed = await changeLicence(call, licence.id, licence.status, { status: 'ended', reason });
  if (!changed) return giveUpLicence(call, input);
  await insertDecision(call, { licenceId: licence.id, what: 'ended', reason });
  await recordHelpedAct(call, 'give-up-licence', licence.number ?? licence.productNameZh);
  return ok();
}
