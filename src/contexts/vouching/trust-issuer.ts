import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { isIssuerKey } from '#tracing';
import { upsertIssuer } from './issuers.ts';
import { isKindName } from './kernel/kinds.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';
import { rights } from './rights.ts';

export interface IssuerToTrust {
  readonly did: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kinds: readonly string[];
}

/** From now on the county takes papers of these kinds that are signed by this key. */
export async function trustIssuer(
  call: Call,
  input: IssuerToTrust,
): Promise<Outcome<undefined, VouchingRefusal>> {
  if (!may(call.actor, rights['keep-issuers'])) return refuse('vouching.not-allowed');
  const [did, nameZh, nameEn] = [input.did.trim(), input.nameZh.trim(), input.nameEn.trim()];
  const kinds = input.kinds.filter(isKindName).filter((kind) => kind !== 'gi-quota');
  if (!isIssuerKey(did) || nameZh === '' || nameEn === '' || kinds.length === 0)
    return refuse('vouching.issuer-fields');
  await upsertIssuer(call, { did, nameZh, nameEn, kinds, trustedBy: nameOnRecord(call.actor) });
  return ok();
}
