import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { allIssuers, type TrustedIssuer } from './issuers.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

/** Whose signatures the county takes, and took. */
export async function listIssuers(call: Call): Promise<Outcome<readonly TrustedIssuer[], VouchingRefusal>> {
  if (!may(call.actor, rights['keep-issuers'])) return refuse('vouching.not-allowed');
  return ok(await allIssuers(call));
}
