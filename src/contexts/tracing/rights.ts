import type { Rights } from '#shared/call.ts';

/** Who may do what with the trace. Reading a lot's story is open to everyone: it is printed on the pack. */
export const rights = {
  /** Those of a lot named exactly, as far as they are about no parcel. */
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
  /** Events of parcels and crates, which are somebody's orders, and lists of whatever there is: whoever handles goods. */
  'list-events': [
    'grower',
    'coop-staff',
    'brand-association',
    'station-keeper',
    'carrier',
    'officer',
    'admin',
  ],
  /** For the organisation acted for, as its own word. */
  'capture-events': ['grower', 'coop-staff', 'brand-association', 'station-keeper', 'carrier', 'admin'],
  /** With proofs: officers of anything, growers and sellers of their own lots. */
  trace: ['grower', 'coop-staff', 'officer', 'admin'],
  'trace-anything': ['officer', 'admin'],
  /** Named queries and subscriptions of the organisation acted for. */
  'keep-queries': [
    'grower',
    'coop-staff',
    'brand-association',
    'station-keeper',
    'carrier',
    'officer',
    'admin',
  ],
  /** Of the organisation acted for; an admin's of every organisation. */
  'keep-keys': ['coop-staff', 'brand-association', 'station-keeper', 'carrier', 'admin'],
  /** Names behind the commitments of an event. */
  'see-recorders': ['officer', 'admin'],
  'erase-personal-data': ['admin'],
  /** Amounts on record that cannot all be true. */
  'see-imbalances': ['officer'],
} as const satisfies Rights;
