import type { Call } from '#shared/call.ts';
import { VERIFIER_LINE } from './kernel/entry.ts';
import { say } from './pending-statements.ts';

/** Says in the log that a credential was issued, or changed: its line is its own URI, `digest` that of its exact bytes (`digestOf`). */
export async function logCredential(
  call: Call,
  { id, digest }: { readonly id: string; readonly digest: string },
): Promise<void> {
  await say(call, { type: 'maidehao/credential/1', digest, id }, id);
}

/** Says in the log which file checks bundles: the digest of the verifier that is handed out. */
export async function logVerifier(call: Call, digest: string): Promise<void> {
  await say(call, { type: 'maidehao/verifier/1', digest }, VERIFIER_LINE);
}
