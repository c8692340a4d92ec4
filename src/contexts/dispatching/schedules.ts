import type { Schedule } from '#shared/outbox.ts';
import { renewAllRuns } from './lines/follow-timetable.ts';

/** What dispatching does by the clock. */
export const schedules: readonly Schedule[] = [
  { name: 'dispatching/renew-runs', cron: '25 0 * * *', run: renewAllRuns },
];
