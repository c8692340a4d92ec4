import type { Rights } from '#shared/call.ts';

/** Who may see what of the county as a whole. Its figures are open to everyone; who needs help is for those who help. */
export const rights = {
  'see-needs': ['mentor', 'officer', 'admin'],
} as const satisfies Rights;
