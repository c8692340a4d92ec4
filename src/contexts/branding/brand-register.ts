import type { Call } from '#shared/call.ts';
import { licencesAsked } from './licence-lists.ts';
import type { Licence } from './licences.ts';

/** What the open register shows: in force, suspended, or left (given up, revoked, run out). */
export const registerStates = ['in-force', 'suspended', 'over'] as const;
export type RegisterState = (typeof registerStates)[number];

/** A licence as everyone may read it: what was written to the association stays between the two. */
export type PublicLicence = Omit<
  Licence,
  'appliedNote' | 'evidence' | 'decidedByName' | 'decisionReason' | 'number'
> & { readonly number: string };

export interface RegisterAsked {
  readonly brandId: string;
  readonly state: RegisterState;
  readonly words?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A brand's register, open to everyone: who may use it on what, by what was decided last. */
export async function brandRegister(
  call: Call,
  { brandId, ...asked }: RegisterAsked,
): Promise<{ readonly licences: PublicLicence[]; readonly total: number }> {
  const { licences, total } = await licencesAsked(call, { ...asked, brandIds: [brandId], numbered: true });
  return { licences: licences.flatMap((licence) => publicOf(licence) ?? []), total };
}

/** A licence without what is not for everyone; undefined before it has a number. */
export function publicOf(licence: Licence): PublicLicence | undefined {
  const { appliedNote: _, evidence: __, decidedByName: ___, decisionReason: ____, number, ...rest } = licence;
  return number === null ? undefined : { ...rest, number };
}
