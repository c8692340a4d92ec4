import { grantStanding } from '#paying';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { eventsOf, type GrantEvent } from './grant-events.ts';
import { evidenceFileOf, evidenceOf, type GrantEvidence } from './grant-evidence.ts';
import { refuseGrant } from './grant-refusals.ts';
import { type GrantStage, stagesOfGrant } from './grant-stages.ts';
import { type Grant, type GrantLine, grantById, grants } from './grants.ts';
import { lookAtScheme } from './open-scheme.ts';
import type { Scheme } from './schemes.ts';
import { type Site, siteOf } from './sites.ts';

export interface LookedAtGrant {
  readonly grant: Grant;
  readonly scheme: Scheme;
  readonly option: { readonly nameZh: string; readonly nameEn: string } | undefined;
  readonly stages: readonly GrantStage[];
  readonly evidence: readonly GrantEvidence[];
  readonly events: readonly GrantEvent[];
  /** Paid and not taken back, as the book has it. */
  readonly standingFen: Fen;
  readonly site: Site | undefined;
}

/** Officers see every grant, everybody else their own organisation's. */
export async function grantSeen(call: Call, id: string, lock = false): Promise<Outcome<Grant>> {
  const grant = await grantById(call, id, { lock });
  const own =
    grant?.organisationId === call.actor.organisationId && may(call.actor, rights['apply-for-grants']);
  return grant && (own || may(call.actor, rights['see-grants'])) ? ok(grant) : refuseGrant('region.no-grant');
}

export async function lookAtGrant(call: Call, id: string): Promise<Outcome<LookedAtGrant>> {
  const seen = await grantSeen(call, id);
  if (!seen.ok) return seen;
  const grant = seen.value;
  const looked = await lookAtScheme(call, grant.schemeId);
  if (!looked.ok) return looked;
  const { scheme, options } = looked.value;
  return ok({
    ...{ grant, scheme },
    option: options.find((each) => each.id === grant.optionId),
    stages: await stagesOfGrant(call, id),
    evidence: await evidenceOf(call, id),
    events: await eventsOf(call, id),
    standingFen: await grantStanding(call, id),
    site: await siteOf(call, id),
  });
}

/** Grants, newest first: all of them for officers, else the caller's organisation's. */
export async function listGrants(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<{ readonly lines: readonly GrantLine[]; readonly total: number }>> {
  if (may(call.actor, rights['see-grants'])) return ok(await grants(call, page));
  const { organisationId } = call.actor;
  if (!organisationId || !may(call.actor, rights['apply-for-grants'])) {
    return refuseGrant('region.grants-not-allowed');
  }
  return ok(await grants(call, { ...page, organisationId }));
}

/** The file of a piece of evidence, for whoever may see the grant. */
export async function evidenceFile(
  call: Call,
  grantId: string,
  id: string,
): Promise<Outcome<{ readonly type: string; readonly bytes: Uint8Array; readonly title: string }>> {
  const seen = await grantSeen(call, grantId);
  if (!seen.ok) return seen;
  const file = await evidenceFileOf(call, grantId, id);
  return file ? ok(file) : refuseGrant('region.no-grant');
}
