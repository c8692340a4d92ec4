import type { Rights } from '#shared/call.ts';

/** Who may plan what the county does not have yet. */
export const rights = {
  'try-sites': ['officer', 'admin'],
  pool: ['officer', 'admin'],
  'bring-to-pool': ['carrier', 'officer', 'admin'],
  'see-pool': ['carrier', 'officer', 'admin'],
} as const satisfies Rights;
