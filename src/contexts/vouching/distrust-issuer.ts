import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { endTrust } from './issuers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** From now on the county takes this signature no longer; what rested on it before held then, and its present state is said beside. */
export async function distrustIssuer(
  call: Call,
  input: { readonly did: string; readonly reason: string },
): Promise<Outcome<undefined, VouchingRefusal>> {
  if (!may(call.actor, rights['keep-issuers'])) return refuse('vouching.not-allowed');
  const reason = input.reason.trim();
  if (reason === '') return refuse('vouching.reason-needed');
  return (await endTrust(call, input.did, reason)) ? ok() : refuse('vouching.no-paper');
}
