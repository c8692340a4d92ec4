import { type Rights, roles } from '#shared/call.ts';

/** Who may do what with group buys. Leaders reach the series of the organisation they act for; the county's officers all. */
export const rights = {
  join: roles,
  lead: ['station-keeper', 'coop-staff'],
  'see-series': ['station-keeper', 'coop-staff', 'officer', 'admin'],
  'call-off': ['station-keeper', 'coop-staff', 'officer', 'admin'],
  'see-picks': ['grower', 'coop-staff', 'officer', 'admin'],
} as const satisfies Rights;
