import type { Rights } from '#shared/call.ts';

/**
 * Who may do what with orders. Buyers open their own (signed in, or by the link they were given); at the desk everyone sees the
 * orders of the organisation they act for, and the county's officers all.
 */
export const rights = {
  buy: [
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
  'see-orders': ['grower', 'coop-staff', 'officer', 'admin'],
  'export-orders': ['grower', 'coop-staff', 'officer', 'admin'],
  'pack-orders': ['grower', 'coop-staff'],
  'cancel-orders': ['grower', 'coop-staff', 'officer', 'admin'],
  'take-back': ['officer', 'admin'],
  'set-weight-tables': ['officer', 'admin'],
  'decide-claims': ['grower', 'coop-staff', 'officer', 'admin'],
} as const satisfies Rights;
