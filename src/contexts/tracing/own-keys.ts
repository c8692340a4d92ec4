import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { holderOf } from './custodial-issuer.ts';
import { type IssuerKey, keysOf } from './issuer-keys.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** The acting organisation's name as a holder of keys, and its keys, newest first. */
export async function ownKeys(
  call: Call,
): Promise<Outcome<{ readonly holder: string; readonly keys: readonly IssuerKey[] }, TracingRefusal>> {
  if (!may(call.actor, rights['keep-keys'])) return refuse('tracing.not-allowed');
  const holder = holderOf(call);
  return ok({ holder, keys: await keysOf(call, holder) });
}
