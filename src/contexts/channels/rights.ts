import type { Rights } from '#shared/call.ts';

/** Who may do what with platforms outside. Beyond the role: sellers see and keep their own shop there. */
export const rights = {
  'see-platforms': ['grower', 'coop-staff', 'officer', 'admin'],
  'keep-listings': ['grower', 'coop-staff'],
  'connect-platforms': ['admin'],
} as const satisfies Rights;
