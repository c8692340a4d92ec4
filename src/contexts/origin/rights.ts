import type { Rights } from '#shared/call.ts';

/**
 * Who may do what with fields, lots and certificates. Beyond the role, each verb asks for whom: a grower acts for their own
 * household, co-op staff for their co-op and its members.
 */
export const rights = {
  'keep-field-book': ['grower', 'coop-staff'],
  'keep-lots': ['grower', 'coop-staff'],
  'allot-lots': ['grower', 'coop-staff'],
  'certify-lots': ['grower', 'coop-staff'],
  'hold-lots': ['grower', 'coop-staff', 'officer'],
  'read-lots': ['grower', 'coop-staff', 'officer'],
  'oversee-county': ['officer'],
  'keep-catalogue': ['officer', 'admin'],
} as const satisfies Rights;
