import { base64 } from '../kernel/base64.ts';
import { capturedEvent } from '../kernel/captured-event.ts';
import { claimOf } from '../kernel/claim.ts';
import { claimLeaf, claimSignInput, documentSignInput } from '../kernel/entry.ts';
import type { EventBody } from '../kernel/event-things.ts';
import type { SignedByIssuer } from '../kernel/signed-by-issuer.ts';
import { rootOf } from '../kernel/tlog/merkle.ts';
import { ED25519, keyName, vkey, vkeyText } from '../kernel/tlog/vkey.ts';
import { type KeyRegistration, registrationInput } from '../register-key.ts';
import { newSeed, signingKey } from '../signing-key.ts';

/** A partner's software with a key of its own, for measurements. */
export interface SampleIssuer {
  registration(holder: string): KeyRegistration;
  /** Each event's claim with a signature of its own. */
  signEach(events: readonly EventBody[], context: unknown, at: Date): SignedByIssuer;
  /** One signature over all. */
  signTogether(events: readonly EventBody[], context: unknown, at: Date): SignedByIssuer;
}

export function sampleIssuer(name: string): SampleIssuer {
  const pair = signingKey(newSeed());
  const key = vkey(name, ED25519, pair.publicKey);
  const issuer = keyName(key);
  const claims = (events: readonly EventBody[], context: unknown, at: Date) =>
    events.map((event) => claimOf(capturedEvent(event, context), { issuer, at }));
  return {
    registration(holder) {
      const text = vkeyText(key);
      return { vkey: text, signature: base64(pair.sign(registrationInput(holder, text))) };
    },
    signEach(events, context, at) {
      const said = claims(events, context, at);
      return { claims: said, signatures: said.map((claim) => base64(pair.sign(claimSignInput(claim)))) };
    },
    signTogether(events, context, at) {
      const said = claims(events, context, at);
      const root = base64(rootOf(said.map(claimLeaf)));
      const document = { at: at.toISOString(), issuer, root, size: said.length };
      return { claims: said, document, signature: base64(pair.sign(documentSignInput(document))) };
    },
  };
}
