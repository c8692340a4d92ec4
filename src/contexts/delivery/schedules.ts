import type { Schedule } from '#shared/outbox.ts';
import { forgetPositions } from './driving/forget-positions.ts';

/** What delivery does by the clock. */
export const schedules: readonly Schedule[] = [
  { name: 'delivery/forget-positions', cron: '17 * * * *', run: forgetPositions },
];
