import { type Call, may } from '#shared/call.ts';
import { addDays, type Day, dayOf, isDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { brandById } from './brands.ts';
import { type Decision, type Licence, licenceById, nextNumber, writeDecision } from './licences.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface LicenceDecision {
  readonly licenceId: string;
  readonly status: Decision['status'];
  readonly reason: string;
  /** The term of a grant: at most three years (as 海南鲜品授权管理办法 2023 has it), both days included. */
  readonly term?: { readonly from: Day; readonly until: Day };
}

/** From which status which decision may follow. */
const follows: Readonly<Record<Decision['status'], readonly Licence['status'][]>> = {
  granted: ['applied', 'suspended'],
  refused: ['applied'],
  suspended: ['granted'],
  revoked: ['granted', 'suspended'],
};

const THREE_YEARS = 3 * 366;

/** The association grants, refuses, suspends, reinstates or revokes. Anything but a grant needs its reason. */
export async function decideLicence(
  call: Call,
  input: LicenceDecision,
): Promise<Outcome<Licence, BrandingRefusal>> {
  const licence = await licenceById(call, input.licenceId);
  if (!licence) return refuse('branding.no-licence');
  if (!(await holds(call, licence.brandId))) return refuse('branding.not-allowed');
  if (!follows[input.status].includes(licence.status)) return alreadyDecided(licence);
  if (input.status !== 'granted' && input.reason.trim() === '') return refuse('branding.reason-needed');
  if (licence.status === 'applied' && input.status === 'granted' && !validTerm(input.term, dayOf(call.now))) {
    return refuse('branding.bad-term');
  }
  const number =
    input.status === 'granted' && licence.number === null
      ? { number: await nextNumber(call, licence.brandId, dayOf(call.now).slice(0, 4)) }
      : {};
  const decided = await writeDecision(call, licence.id, licence.status, { ...input, ...number });
  const after = await licenceById(call, licence.id);
  if (!after) throw new Error(`licence ${licence.id} is gone`);
  return decided ? ok(after) : alreadyDecided(after);
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
  return today <= term.from && term.from < term.until && term.until <= addDays(term.from, THREE_YEARS);
}
