import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import {
  countLicences,
  type LicenceCounts,
  type LicenceOrder,
  type LicenceState,
  licencesAsked,
} from './licence-lists.ts';
import type { Licence } from './licences.ts';
import type { BrandingRefusal } from './refusals.ts';
import { brandsInCare } from './scope.ts';

export interface QueueAsked {
  readonly state?: LicenceState | undefined;
  readonly words?: string | undefined;
  readonly order?: { readonly by: LicenceOrder; readonly descending: boolean } | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface LicenceQueue {
  readonly licences: readonly Licence[];
  readonly total: number;
  readonly counts: LicenceCounts;
}

/** The applications and licences of the brands the caller looks after, those that wait longest first. */
export async function licenceQueue(
  call: Call,
  asked: QueueAsked,
): Promise<Outcome<LicenceQueue, BrandingRefusal>> {
  const care = await brandsInCare(call);
  if (!care.ok) return care;
  const brandIds = care.value;
  const found = await licencesAsked(call, { ...asked, brandIds });
  return ok({ ...found, counts: await countLicences(call, { brandIds }) });
}

/** How many of them wait, end soon or are suspended: what an association has to do today. */
export async function licencesToDo(call: Call): Promise<Outcome<LicenceCounts, BrandingRefusal>> {
  const care = await brandsInCare(call);
  return care.ok ? ok(await countLicences(call, { brandIds: care.value })) : care;
}
