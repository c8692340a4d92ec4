import type { Call } from '#shared/call.ts';
import { deleteRowsBefore } from './imports.ts';

/** How long what was read of a file is kept: long enough to mend what was refused and bring it again. */
export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Names and numbers of people who may never have been registered do not stay: rows go a week after they were brought. */
export async function forgetRows(call: Call): Promise<void> {
  await deleteRowsBefore(call, new Date(call.now.getTime() - KEPT_DAYS * DAY_MS));
}
