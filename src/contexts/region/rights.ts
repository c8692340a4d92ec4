import type { Rights } from '#shared/call.ts';

/** Who may see what of the county as a whole. Its figures are open to everyone; who needs help is for those who help, and comparing regions for those who answer for the county. What a township’s figures are made of is for those who work with it. */
export const rights = {
  'see-needs': ['mentor', 'officer', 'admin'],
  'assess-regions': ['officer', 'admin'],
  'keep-support': ['officer', 'admin'],
  'plan-funds': ['officer', 'admin'],
  'open-performance': ['coop-staff', 'brand-association', 'mentor', 'officer', 'admin'],
  'set-performance-rules': ['officer', 'admin'],
  'own-credit': ['grower'],
  vouch: ['grower', 'mentor'],
  'decide-advances': ['officer', 'admin'],
  'apply-for-grants': ['grower', 'coop-staff', 'station-keeper', 'carrier'],
  'decide-grants': ['officer'],
  'audit-grants': ['officer', 'admin'],
  'see-grants': ['officer', 'admin'],
  'keep-votes': ['officer', 'admin'],
  'keep-pairing': ['officer', 'admin'],
  sponsor: ['coop-staff', 'brand-association', 'carrier', 'mentor'],
} as const satisfies Rights;
