import { checkMap, type MapReport } from './check-map.ts';
import type { LogFault } from './faults.ts';
import type { Trust } from './judge-checkpoint.ts';
import { logFolder } from './log-folder.ts';
import { type LogReport, verifyLog } from './verify-log.ts';

/**
 * Verifies a county's log as `verifyLog` does, then that the map it publishes is what all its entries give. The map is looked at only
 * where the entries are those of the signed root.
 */
export async function verifyMap(
  path: string,
  trust: Trust,
): Promise<LogReport & { readonly map: MapReport | null }> {
  const report = await verifyLog(path, trust);
  if (report.count > 0) return { ...report, map: null };
  const faults: LogFault[] = [];
  let count = 0;
  const map = await checkMap(logFolder(path), report.size, (fault) => {
    count += 1;
    if (faults.length < 100) faults.push(fault);
  });
  return { ...report, count, faults, map };
}
