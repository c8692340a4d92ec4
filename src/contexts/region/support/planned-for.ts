import type { Call } from '#shared/call.ts';
import type { SupportItem } from '../kernel/support/support-list.ts';
import { listVersions } from './support-lists.ts';

/** What an officer has decided to do for a region; empty where the list is only suggested so far. Whoever may read the assessment may read it. */
export async function plannedFor(
  call: Call,
  assessmentId: string,
  unit: string,
): Promise<readonly SupportItem[]> {
  const [latest] = await listVersions(call, assessmentId, unit);
  return latest?.items ?? [];
}
