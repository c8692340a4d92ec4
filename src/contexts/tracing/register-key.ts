import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { holderOf } from './custodial-issuer.ts';
import { insertKey } from './issuer-keys.ts';
import { fromBase64 } from './kernel/base64.ts';
import { utf8 } from './kernel/bytes.ts';
import { keyLine } from './kernel/entry.ts';
import { canonical } from './kernel/json/canonical.ts';
import { isSoundKey, verifyEd25519 } from './kernel/tlog/ed25519.ts';
import { ED25519, keyName, parseVkey } from './kernel/tlog/vkey.ts';
import { say } from './pending-statements.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

export interface KeyRegistration {
  /** C2SP signed-note verifier key, Ed25519. */
  readonly vkey: string;
  /** `registrationInput` signed with the key it registers, base64. */
  readonly signature: string;
}

/** What whoever registers a key signs with it: so nobody registers a key they do not hold, or for another holder. */
export function registrationInput(holder: string, vkey: string): Uint8Array {
  return utf8(`maidehao/key-registration/1\n${canonical({ holder, vkey })}`);
}

/** Registers a key that the acting organisation keeps itself. From now on what it signs is captured as the organisation's word. */
export async function registerKey(
  call: Call,
  { vkey: text, signature }: KeyRegistration,
): Promise<Outcome<{ readonly key: string; readonly holder: string }, TracingRefusal>> {
  if (!may(call.actor, rights['keep-keys'])) return refuse('tracing.not-allowed');
  const vkey = parseVkey(text);
  if (vkey?.algorithm !== ED25519 || !isSoundKey(vkey.key)) return refuse('tracing.key-unsound');
  const holder = holderOf(call);
  const bytes = fromBase64(signature);
  if (!bytes || !verifyEd25519(vkey.key, registrationInput(holder, text), bytes)) {
    return refuse('tracing.key-not-yours');
  }
  const id = keyName(vkey);
  if (!(await insertKey(call, { id, vkey: text, holder, sealed: null, validFrom: call.now }))) {
    return refuse('tracing.key-known', { key: id });
  }
  await say(call, { type: 'maidehao/key/1', vkey: text, holder, from: call.now.toISOString() }, keyLine(id));
  return ok({ key: id, holder });
}
