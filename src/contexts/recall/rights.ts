import type { Rights } from '#shared/call.ts';

/** Who may do what with recalls. Sellers and growers see those that touch their own lots; that a lot is recalled is public. */
export const rights = {
  recall: ['officer', 'admin'],
  'see-recalls': ['grower', 'coop-staff', 'officer', 'admin'],
} as const satisfies Rights;
