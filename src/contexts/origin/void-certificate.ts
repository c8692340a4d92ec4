import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { revokeCredential } from '#tracing';
import { certificateById, saveVoid } from './certificates.ts';
import { certificateUri } from './issue-certificate.ts';
import { recordLotStep } from './lot-steps.ts';
import { keptLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';

/**
 * Voids a certificate, with the reason; it stays readable as voided. Its lot sells nothing until a new one is issued, which will
 * say what it replaces. Voiding the same one again with the same reason changes nothing.
 */
export async function voidCertificate(
  call: Call,
  input: { readonly certificateId: string; readonly reason: string },
): Promise<Outcome<undefined, OriginRefusal>> {
  const certificate = await certificateById(call, input.certificateId);
  if (!certificate) return refuse('origin.unknown', { what: input.certificateId });
  const kept = await keptLot(call, certificate.lotId, 'certify-lots');
  if (!kept.ok) return kept;
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  // Read again under the lot's lock: two voidings at once must not both reach the database's refusal.
  const { voided } = (await certificateById(call, certificate.id)) ?? certificate;
  if (voided)
    return voided.reason === reason
      ? ok()
      : refuse('origin.certificate-voided', { number: certificate.number });

  await saveVoid(call, certificate.id, reason, nameOnRecord(call.actor));
  await recordLotStep(call, {
    id: newId(call.now),
    lot: kept.value,
    milli: kept.value.quantity,
    at: call.now,
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'non_sellable_other',
    certification: certificateUri(certificate.number),
  });
  await revokeCredential(call, { id: certificateUri(certificate.number), reason });
  await recordHelpedAct(call, 'void-certificate', certificate.number);
  return ok();
}
