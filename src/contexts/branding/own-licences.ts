import { organisation } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Decision, decisionsOn } from './decisions.ts';
import { countLicences, type LicenceCounts, licencesAsked } from './licence-lists.ts';
import type { Licence } from './licences.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface OwnLicence extends Licence {
  /** False for a licence of the co-op the household has joined: it covers what the co-op sells. */
  readonly own: boolean;
  readonly decisions: readonly Decision[];
}

const MOST = 100;

/** The caller's applications and licences, and those of the co-op it has joined; what waits first, then the last decided. */
export async function ownLicences(call: Call): Promise<Outcome<readonly OwnLicence[], BrandingRefusal>> {
  if (!may(call.actor, rights['apply-for-licence'])) return refuse('branding.not-allowed');
  const { organisationId } = call.actor;
  const operatorIds = await operatorsFor(call);
  const { licences } = await licencesAsked(call, { operatorIds, limit: MOST, offset: 0 });
  const decided = Map.groupBy(
    await decisionsOn(
      call,
      licences.map(({ id }) => id),
    ),
    (decision) => decision.licenceId,
  );
  return ok(
    licences.map((licence) => ({
      ...licence,
      own: licence.operatorId === organisationId,
      decisions: decided.get(licence.id) ?? [],
    })),
  );
}

/** How many of the caller's own licences wait, end soon or are suspended. */
export async function ownLicencesToDo(call: Call): Promise<Outcome<LicenceCounts, BrandingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['apply-for-licence'])) return refuse('branding.not-allowed');
  return ok(await countLicences(call, { operatorIds: actor.organisationId ? [actor.organisationId] : [] }));
}

async function operatorsFor(call: Call): Promise<string[]> {
  const { organisationId } = call.actor;
  if (organisationId === undefined) return [];
  const own = await organisation(call, organisationId);
  return own?.coopId === undefined ? [organisationId] : [organisationId, own.coopId];
}
