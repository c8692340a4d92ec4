import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { type Evidence, insertApplication, standingLicence } from './licences.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { standardsInForce } from './standards.ts';

export interface LicenceApplication {
  /** Made where the form was opened: sending it twice applies once. */
  readonly id: string;
  readonly brandId: string;
  readonly operatorId: string;
  readonly productCode: string;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** An operator asks to use the brand on one of its products. */
export async function applyForLicence(
  call: Call,
  input: LicenceApplication,
): Promise<Outcome<{ licenceId: string }, BrandingRefusal>> {
  const own = call.actor.system || call.actor.organisationId === input.operatorId;
  if (!own || !may(call.actor, rights['apply-for-licence'])) return refuse('branding.not-allowed');
  if (!(await brandById(call, input.brandId))) return refuse('branding.no-brand');
  if (!(await standardsInForce(call, { ...input, day: dayOf(call.now) })))
    return refuse('branding.no-standard');
  const { id, brandId, operatorId, productCode, evidence } = input;
  await insertApplication(call, { id, brandId, operatorId, productCode, evidence, appliedNote: input.note });
  const standing = await standingLicence(call, input);
  if (standing?.id !== input.id) return refuse('branding.licence-standing');
  return ok({ licenceId: input.id });
}
