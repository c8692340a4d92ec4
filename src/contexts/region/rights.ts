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
} as const satisfies Rights;
