import { type Rights, roles } from '#shared/call.ts';

/** Who may do what with offers and prices. Verbs also check the scope: a seller changes its own offers only. */
export const rights = {
  'see-offers': roles,
  'keep-offers': ['grower', 'coop-staff'],
  'buy-wholesale': roles,
  'see-wholesale-prices': ['grower', 'coop-staff', 'brand-association', 'officer', 'admin'],
  'record-wholesale-prices': ['officer'],
  'state-grade-factors': ['officer'],
  'watch-prices': ['officer', 'admin'],
} as const satisfies Rights;
