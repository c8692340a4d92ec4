import { type Rights, roles } from '#shared/call.ts';

/** Who may do what with adoptions. A seller keeps its own plans, an adopter their own contracts; the county's officers see all. */
export const rights = {
  adopt: roles,
  'see-plans': ['grower', 'coop-staff', 'officer', 'admin'],
  'keep-plans': ['grower', 'coop-staff'],
  'fail-plans': ['grower', 'coop-staff', 'officer', 'admin'],
} as const satisfies Rights;
