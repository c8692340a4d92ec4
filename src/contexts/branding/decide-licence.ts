import { type Call, may } from '#shared/call.ts';
import { type Day, dayOf, isDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { type Decision, decisionKnown, insertDecision } from './decisions.ts';
import { lastDayOf, MOST_YEARS } from './kernel/licence.ts';
import { vouchFor, withdraw } from './licence-credential.ts';
import {
  changeLicence,
  type Licence,
  licenceById,
  lockLicence,
  nextNumber,
  standingLicence,
} from './licences.ts';
import { moveMarks } from './marks.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface LicenceDecision {
  /** Made where the form was opened: sending it twice decides once. */
  readonly id?: string;
  readonly licenceId: string;
  readonly status: 'granted' | 'refused' | 'suspended' | 'revoked';
  readonly reason: string;
  /** The term of a grant: at most three years (《海南鲜品授权管理办法（试行）》 2023), both days included. */
  readonly term?: { readonly from: Day; readonly until: Day };
}

/** From which status which decision may follow. */
const follows: Readonly<Record<LicenceDecision['status'], readonly Licence['status'][]>> = {
  granted: ['applied', 'suspended'],
  refused: ['applied'],
  suspended: ['granted'],
  revoked: ['granted', 'suspended'],
};

/** The association grants, refuses, suspends, reinstates or revokes. Anything but a grant needs its reason. */
export async function decideLicence(
  call: Call,
  input: LicenceDecision,
): Promise<Outcome<Licence, BrandingRefusal>> {
  await lockLicence(call, input.licenceId);
  const licence = await licenceById(call, input.licenceId);
  if (!licence) return refuse('branding.no-licence');
  if (!(await holds(call, licence.brandId))) return refuse('branding.not-allowed');
  if (input.id !== undefined && (await decisionKnown(call, input.id))) return ok(licence);
  if (!follows[input.status].includes(licence.status)) return alreadyDecided(licence);
  const reason = input.reason.trim();
  if (input.status !== 'granted' && reason === '') return refuse('branding.reason-needed');
  const fresh = licence.status === 'applied' && input.status === 'granted';
  const today = dayOf(call.now);
  if (fresh && !validTerm(input.term, today)) return refuse('branding.bad-term');

  const renewed = fresh ? await standingLicence(call, licence) : undefined;
  // Goods are marked under one licence at a time: a gap between the two would take their marks off.
  if (renewed && input.term?.from !== today) return refuse('branding.renewal-from-today');
  const number = fresh ? await nextNumber(call, today.slice(0, 4)) : undefined;
  if (renewed && number) await replace(call, renewed, licence.id, number);
  await changeLicence(call, licence.id, licence.status, {
    status: input.status,
    reason,
    ...(number ? { number } : {}),
    ...(fresh && input.term ? { term: input.term } : {}),
  });
  const after = await licenceById(call, licence.id);
  if (!after) throw new Error(`licence ${licence.id} is gone`);
  await insertDecision(call, {
    ...(input.id === undefined ? {} : { id: input.id }),
    ...{ licenceId: licence.id, what: nameOf(input, licence), reason },
  });
  if (fresh) await vouchFor(call, after);
  else if (input.status === 'revoked') await withdraw(call, after, reason);
  return ok(after);
}

/** The renewed licence ends with the day on which its follower begins; its lots keep their marks under the new one. */
async function replace(call: Call, renewed: Licence, followerId: string, number: string): Promise<void> {
  await changeLicence(call, renewed.id, renewed.status, { status: 'ended', reason: number });
  await insertDecision(call, { licenceId: renewed.id, what: 'renewed', reason: number });
  await moveMarks(call, renewed.id, followerId);
}

function nameOf({ status }: LicenceDecision, before: Licence): Decision['what'] {
  return status === 'granted' && before.status === 'suspended' ? 'reinstated' : status;
}

async function holds(call: Call, brandId: string): Promise<boolean> {
  if (call.actor.system) return true;
  const brand = await brandById(call, brandId);
  return may(call.actor, rights['decide-licence']) && brand?.holderId === call.actor.organisationId;
}

function alreadyDecided(licence: Licence) {
  return refuse('branding.already-decided', { status: licence.status });
}

function validTerm(term: LicenceDecision['term'], today: Day): boolean {
  if (!term || !isDay(term.from) || !isDay(term.until)) return false;
  return today <= term.from && term.from < term.until && term.until <= lastDayOf(term.from, MOST_YEARS);
}
