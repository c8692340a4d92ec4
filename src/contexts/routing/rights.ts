import type { Rights } from '#shared/call.ts';

/** Who may change what ways are taken from. */
export const rights = {
  'import-roads': ['admin'],
} as const satisfies Rights;
