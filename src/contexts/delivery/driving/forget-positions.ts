import type { Call } from '#shared/call.ts';
import { deletePositionsBefore } from './positions.ts';

/** How long it is kept where a vehicle was: for the day's questions, no longer. */
export const POSITIONS_KEPT_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Where people were does not stay: positions go a day after they were told. */
export async function forgetPositions(call: Call): Promise<void> {
  await deletePositionsBefore(call, new Date(call.now.getTime() - POSITIONS_KEPT_HOURS * HOUR_MS));
}
