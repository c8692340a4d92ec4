import type { Rights } from '#shared/call.ts';

/** Who may change what ways are taken from. */
export const rights = {
  'import-roads': ['officer', 'admin'],
  // It is asked from within the platform's own network, as what the operator sets is.
  'name-road-service': ['admin'],
  'see-roads': ['carrier', 'officer', 'admin'],
} as const satisfies Rights;
