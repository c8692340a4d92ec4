import type { Rights } from '#shared/call.ts';

/** Who may do what with the county's public brands. Registers of brands, standards and licences are open to everyone. */
export const rights = {
  'apply-for-licence': ['grower', 'coop-staff'],
  'decide-licence': ['brand-association'],
  'set-standard': ['brand-association'],
  'mark-lot': ['grower', 'coop-staff'],
  'see-applications': ['brand-association', 'officer', 'admin'],
} as const satisfies Rights;
