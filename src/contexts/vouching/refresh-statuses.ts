import type { Call } from '#shared/call.ts';
import { fetchOutside, isFault, type Reach } from '#shared/fetch-outside.ts';
import { statusInList } from '#tracing';
import { keepStatus, markRevoked, statusesDue } from './papers.ts';

const AGAIN_MS = 6 * 3_600_000;
// Each may take five seconds, and the run holds a connection.
const AT_ONCE = 10;

/**
 * Asks the issuers of credentials brought from outside whether they stand, the longest unasked first. A list that cannot be read changes
 * nothing but the note of it: the date of the last one read is what every page shows.
 */
export async function refreshStatuses(call: Call, reach?: Reach): Promise<void> {
  const before = new Date(call.now.getTime() - AGAIN_MS);
  const lists = new Map<string, string>();
  for (const { id, issuerDid, statusList, statusIndex } of await statusesDue(call, {
    before,
    most: AT_ONCE,
  })) {
    const read = lists.get(statusList) ?? (await fetchOutside(statusList, reach));
    lists.set(statusList, read);
    if (isFault(read)) {
      await keepStatus(call, id, { fault: read });
      continue;
    }
    const status = statusInList(read, {
      issuer: issuerDid,
      address: statusList,
      now: call.now,
      index: statusIndex,
    });
    if (!status) {
      await keepStatus(call, id, { fault: 'not-a-list' });
      continue;
    }
    await keepStatus(call, id, { at: status.at });
    // The list does not say since when: certain is only that it was so at the list's date.
    if (status.revoked) await markRevoked(call, { id, reason: '发证单位已吊销', at: status.at });
  }
}
