import type { Rights } from '#shared/call.ts';

/** Who may do what with the trace. Reading a lot's story is open to everyone: it is printed on the pack. */
export const rights = {
  'read-events': [
    'grower',
    'coop-staff',
    'brand-association',
    'station-keeper',
    'carrier',
    'officer',
    'mentor',
    'consumer',
    'admin',
  ],
} as const satisfies Rights;
