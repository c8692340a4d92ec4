import type { Call } from '#shared/call.ts';
import { markCredentialRevoked } from './credentials.ts';
import { utf8 } from './kernel/bytes.ts';
import { digestOf } from './kernel/digest.ts';
import { canonical } from './kernel/json/canonical.ts';
import { logCredential } from './log-credential.ts';

/** What is logged of a revocation: the digest of this text's bytes. */
export function revocationText(id: string, at: Date, reason: string): string {
  return canonical({ at: at.toISOString(), id, reason, revoked: true });
}

/** Revokes a credential from now on, in its status list and in the log. Unknown or revoked before, it stays as it is. */
export async function revokeCredential(
  call: Call,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  if (!(await markCredentialRevoked(call, id, reason))) return;
  await logCredential(call, { id, digest: digestOf(utf8(revocationText(id, call.now, reason))) });
}
