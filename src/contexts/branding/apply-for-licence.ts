import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { renewable } from './kernel/licence.ts';
import { type Evidence, insertApplication, licenceById, openLicences } from './licences.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { standardInForce } from './standards.ts';

export interface LicenceApplication {
  /** Made where the form was opened: sending it twice applies once. */
  readonly id: string;
  readonly brandId: string;
  readonly operatorId: string;
  readonly productCode: string;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** An operator asks to use the brand on one of its products, or to go on using it when its licence comes to its end. */
export async function applyForLicence(
  call: Call,
  input: LicenceApplication,
): Promise<Outcome<{ licenceId: string }, BrandingRefusal>> {
  const { id, brandId, operatorId, productCode } = input;
  const own = call.actor.system || call.actor.organisationId === operatorId;
  if (!own || !may(call.actor, rights['apply-for-licence'])) return refuse('branding.not-allowed');
  const known = await licenceById(call, id);
  if (known) return known.operatorId === operatorId ? ok({ licenceId: id }) : refuse('branding.not-allowed');
  if (!(await brandById(call, brandId))) return refuse('branding.no-brand');
  const today = dayOf(call.now);
  if (!(await standardInForce(call, { brandId, productCode, day: today }))) {
    return refuse('branding.no-standard');
  }
  const evidence = input.evidence.filter((piece) => `${piece.text}${piece.reference}`.trim() !== '');
  if (evidence.some((piece) => piece.text.trim() === '')) return refuse('branding.evidence-unnamed');
  const open = await openLicences(call, input);
  if (!open.every((licence) => renewable(licence, today))) return refuse('branding.licence-standing');
  await insertApplication(call, {
    ...{ id, brandId, operatorId, productCode, evidence },
    appliedNote: input.note.trim(),
  });
  // Of two that apply in the same moment, the table's own key lets one in.
  const written = await licenceById(call, id);
  if (!written) return refuse('branding.licence-standing');
  await recordHelpedAct(call, 'apply-for-licence', written.productNameZh);
  return ok({ licenceId: id });
}
