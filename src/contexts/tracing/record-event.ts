import type { Call } from '#shared/call.ts';
import { custodialIssuer } from './custodial-issuer.ts';
import { base64 } from './kernel/base64.ts';
import { capturedEvent } from './kernel/captured-event.ts';
import { claimOf, eventStatement } from './kernel/claim.ts';
import { namedDigest } from './kernel/digest.ts';
import { claimSignInput } from './kernel/entry.ts';
import { EVENT_CONTEXT } from './kernel/epcis-document.ts';
import { epcisEvent, type TraceStep } from './kernel/epcis-event.ts';
import { commitmentsTo, keepPersonalData, recorders } from './personal-data.ts';
import { storeEvents } from './store-events.ts';

/**
 * Writes the EPCIS event of a physical step, and its claim signed with the key of whoever is acting, in the caller's transaction: the
 * trace cannot disagree with the business, and the sequencer finds both when it commits. A step already written (same id) is left as
 * it is; one that differs from it is kept as evidence.
 */
export async function recordEvent(call: Call, step: TraceStep): Promise<void> {
  const event = capturedEvent(epcisEvent(step, call.actor), EVENT_CONTEXT);
  const issuer = await custodialIssuer(call);
  const personal = recorders(call.actor);
  const claim = claimOf(event, {
    issuer: issuer.id,
    at: issuer.at,
    media: step.media?.map(namedDigest),
    commitments: commitmentsTo(personal),
  });
  const signature = base64(issuer.sign(claimSignInput(claim)));
  const said = eventStatement(event, { claim, signature });
  const [stored] = await storeEvents(call, [{ event, claim, signature, said }]);
  if (stored === 'captured') await keepPersonalData(call, event.key, personal);
}
