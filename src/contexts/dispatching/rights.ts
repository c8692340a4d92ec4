import type { Rights } from '#shared/call.ts';

/** Who may do what with a carrier's day. A carrier's people see and plan their own; the county's people see all. */
export const rights = {
  'see-day': ['carrier', 'officer', 'admin'],
  'plan-day': ['carrier', 'admin'],
  'edit-timetable': ['carrier', 'officer', 'admin'],
  'report-trouble': ['station-keeper', 'carrier', 'officer', 'admin'],
} as const satisfies Rights;
