import type { Rights } from '#shared/call.ts';

/** Who may bring tables. Which kinds, and for whom, is decided by the rights of the context that each row goes to. */
export const rights = {
  'import-tables': ['admin', 'officer', 'coop-staff'],
} as const satisfies Rights;
