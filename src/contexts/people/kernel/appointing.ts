import type { Role } from '#shared/call.ts';

export type OrganisationKind =
  | 'household'
  | 'coop'
  | 'enterprise'
  | 'association'
  | 'government'
  | 'carrier'
  | 'station'
  | 'school'
  | 'platform';

/** A role someone holds in an organisation; a consumer holds none. */
export type MemberRole = Exclude<Role, 'consumer'>;

/** Which organisations a role is held in: a station keeper of a school would have no station to keep. */
export const organisationsForRole: Readonly<Record<MemberRole, readonly OrganisationKind[]>> = {
  grower: ['household', 'coop', 'enterprise'],
  'coop-staff': ['coop', 'enterprise'],
  'brand-association': ['association'],
  'station-keeper': ['station'],
  carrier: ['carrier'],
  officer: ['government'],
  mentor: ['school', 'coop', 'association', 'government', 'household'],
  admin: ['platform'],
};

export function fits(role: MemberRole, kind: OrganisationKind): boolean {
  return organisationsForRole[role].includes(kind);
}

/** What is known of the organisation someone wants to appoint in. */
export interface Appointing {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly coopId?: string;
}

/**
 * Whether someone who wears `hat` may give or end `role` there. A co-op looks after its own staff and the households
 * that joined it; the county after every organisation, yet not after itself or the platform; the platform after all.
 */
export function mayAppoint(
  hat: { readonly roles: readonly Role[]; readonly organisationId?: string | undefined },
  organisation: Appointing,
  role: MemberRole,
): boolean {
  if (hat.roles.includes('admin')) return true;
  if (hat.roles.includes('officer')) return role !== 'officer' && role !== 'admin';
  if (!hat.roles.includes('coop-staff')) return false;
  if (organisation.id === hat.organisationId) return role === 'coop-staff' || role === 'grower';
  return organisation.coopId === hat.organisationId && role === 'grower';
}
