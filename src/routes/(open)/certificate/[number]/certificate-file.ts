import { certificateById, certificateByNumber, certificatesByIds, lotById, replacementOf } from '#origin';
import type { Call } from '#shared/call.ts';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';

const refuse = refuserOf(refusals);

/** A certificate with its lot, what it rests on, and its neighbours in the chain of void and re-issue. */
export async function certificateFile(call: Call, number: string) {
  const certificate = await certificateByNumber(call, number);
  const lot = certificate && (await lotById(call, certificate.lotId));
  if (!certificate || !lot) return refuse('request.not-found');
  return ok({
    certificate,
    lot,
    sources: await certificatesByIds(call, certificate.sourceIds),
    replaces: certificate.replacesId ? await certificateById(call, certificate.replacesId) : undefined,
    replacedBy: await replacementOf(call, certificate.id),
  });
}
