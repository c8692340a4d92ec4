import type { Rights } from '#shared/call.ts';

/** Who may do what with papers. What is shown on a lot's page is open to everyone. */
export const rights = {
  /** Of the organisation acted for. */
  'bring-papers': ['grower', 'coop-staff'],
  /** The holder of a geographical indication agrees a quantity for a year. */
  'issue-gi-quota': ['brand-association'],
  /** The county's own laboratory. */
  'issue-lab-report': ['officer'],
  'see-papers': ['grower', 'coop-staff', 'brand-association', 'officer'],
  'keep-issuers': ['officer'],
} as const satisfies Rights;
