import { type Rights, roles } from '#shared/call.ts';

const everyone = roles;

/** Who may do what with people, organisations and places. Scope (one's own co-op, one's own account) is each verb's. */
export const rights = {
  'add-places': ['admin'],
  'add-organisation': ['admin', 'officer', 'coop-staff'],
  'add-person': ['admin', 'officer', 'coop-staff'],
  'see-directory': ['admin', 'officer', 'coop-staff'],
  appoint: ['admin', 'officer', 'coop-staff'],
  'end-membership': ['admin', 'officer', 'coop-staff'],
  'see-own-account': everyone,
  'edit-own-account': everyone,
  'secure-own-account': everyone,
  'erase-own-account': everyone,
  'wear-hat': everyone,
  'give-consent': everyone,
  'revoke-consent': everyone,
  'help-with-consent': everyone,
} as const satisfies Rights;
