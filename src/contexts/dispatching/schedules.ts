import type { Schedule } from '#shared/outbox.ts';
import { forgetPositions } from './lines/bus-positions.ts';
import { renewAllRuns } from './lines/follow-timetable.ts';

/** What dispatching does by the clock. */
export const schedules: readonly Schedule[] = [
  { name: 'dispatching/renew-runs', cron: '25 0 * * *', run: renewAllRuns },
  { name: 'dispatching/forget-bus-positions', cron: '50 * * * *', run: forgetPositions },
];
