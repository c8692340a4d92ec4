import type { Rights } from '#shared/call.ts';

/** Who may see what of the county as a whole. Its figures are open to everyone; who needs help is for those who help, and comparing regions for those who answer for the county. */
export const rights = {
  'see-needs': ['mentor', 'officer', 'admin'],
  'assess-regions': ['officer', 'admin'],
  'keep-support': ['officer', 'admin'],
  'plan-funds': ['officer', 'admin'],
} as const satisfies Rights;
