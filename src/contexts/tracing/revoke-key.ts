import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { holderOf } from './custodial-issuer.ts';
import { keysByIds, markRevoked } from './issuer-keys.ts';
import { keyLine } from './kernel/entry.ts';
import { say } from './pending-statements.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** Why a key is revoked (RFC 5280 § 5.3.1, as far as it fits): the log says it, so it is a word and not a story. */
export const revocationReasons = ['key-compromise', 'superseded', 'cessation-of-operation'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/**
 * Revokes a key of the acting organisation (an admin: of any). Nothing it signs is captured any more; what is in the log before the
 * revocation stays, and shows that it was there before. Of a key the platform keeps, the next event makes a new one.
 */
export async function revokeKey(
  call: Call,
  { key, reason }: { readonly key: string; readonly reason: RevocationReason },
): Promise<Outcome<undefined, TracingRefusal>> {
  if (!may(call.actor, rights['keep-keys'])) return refuse('tracing.not-allowed');
  const known = (await keysByIds(call, [key])).get(key);
  if (!known) return refuse('tracing.key-unknown', { key });
  if (known.holder !== holderOf(call) && !may(call.actor, ['admin'])) return refuse('tracing.not-allowed');
  if (!(await markRevoked(call, key, reason))) return ok();
  const from = call.now.toISOString();
  await say(call, { type: 'maidehao/key-revoked/1', key, from, reason }, keyLine(key));
  return ok();
}
