import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Decision, decisionsOn } from './decisions.ts';
import { countLicences, licencesAsked, nextWaiting } from './licence-lists.ts';
import { type Licence, licenceById } from './licences.ts';
import {
  type GradeRecord,
  gradesOf,
  type Operator,
  operatorOf,
  type RecentLot,
  recentLotsOf,
} from './operator-records.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { brandsInCare } from './scope.ts';
import { type StandardVersion, standardInForce } from './standards.ts';

/** Everything a decision about a licence rests on. */
export interface LicenceFile {
  readonly licence: Licence;
  readonly operator: Operator;
  readonly standard: StandardVersion | undefined;
  readonly grades: readonly GradeRecord[];
  readonly recentLots: readonly RecentLot[];
  readonly decisions: readonly Decision[];
  /** The same operator's other applications and licences, newest first. */
  readonly others: readonly Licence[];
  /** The application that waits longest besides this one. */
  readonly next: string | undefined;
  readonly waiting: number;
}

const MOST_OTHERS = 20;

/** One application or licence with its evidence, for whoever decides. */
export async function licenceFile(
  call: Call,
  input: { readonly licenceId: string },
): Promise<Outcome<LicenceFile, BrandingRefusal>> {
  const care = await brandsInCare(call);
  if (!care.ok) return care;
  const brandIds = care.value;
  const licence = await licenceById(call, input.licenceId);
  if (!licence || (brandIds && !brandIds.includes(licence.brandId))) return refuse('branding.no-licence');
  const { licences } = await licencesAsked(call, {
    ...{ brandIds, operatorIds: [licence.operatorId] },
    ...{ limit: MOST_OTHERS + 1, offset: 0 },
  });
  return ok({
    licence,
    operator: await operatorOf(call, licence.operatorId),
    standard: await standardInForce(call, { ...licence, day: dayOf(call.now) }),
    grades: await gradesOf(call, licence),
    recentLots: await recentLotsOf(call, licence),
    decisions: await decisionsOn(call, [licence.id]),
    others: licences.filter(({ id }) => id !== licence.id),
    next: await nextWaiting(call, licence.id, brandIds),
    waiting: (await countLicences(call, { brandIds })).waiting,
  });
}
