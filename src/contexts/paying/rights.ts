import type { Rights } from '#shared/call.ts';

/** Who may do what with money. Everyone sees only the accounts of the organisation they act for, unless it says all. */
export const rights = {
  'own-statement': ['grower', 'coop-staff', 'brand-association', 'station-keeper', 'carrier'],
  'all-statements': ['officer', 'admin'],
  'change-split': ['admin'],
  'watch-book': ['admin'],
  'choose-cashier': ['admin'],
} as const satisfies Rights;
