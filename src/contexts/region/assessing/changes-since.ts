import type { Call } from '#shared/call.ts';
import { earlierTables, tableById } from './assessments.ts';
import { type LookedAtRegions, workedOut } from './look-at-regions.ts';

/** One figure of a region in an earlier table, and now. */
export interface Moved {
  readonly column: string;
  readonly direction: 1 | -1;
  readonly before: number;
  readonly now: number;
}

/** What became of a region since the last table before this one that has it. */
export interface ChangedSince {
  readonly fileName: string;
  readonly assessedAt: Date;
  readonly rankBefore: number;
  readonly totalBefore: number;
  readonly scoreBefore: number;
  readonly figures: readonly Moved[];
}

const FAR_BACK = 5;

/** Undefined where no earlier table has the region. What is not published is not told to whoever may only read what is. */
export async function changesSince(
  call: Call,
  looked: LookedAtRegions,
  unit: string,
  { publishedOnly }: { readonly publishedOnly: boolean },
): Promise<ChangedSince | undefined> {
  for (const id of await earlierTables(call, looked.table, { publishedOnly, limit: FAR_BACK })) {
    const table = await tableById(call, id);
    const before = table && workedOut(table);
    if (!before?.ok) continue;
    const row = before.value.made.units.indexOf(unit);
    if (row >= 0) return changed(looked, looked.made.units.indexOf(unit), before.value, row);
  }
  return undefined;
}

function changed(
  now: LookedAtRegions,
  row: number,
  before: LookedAtRegions,
  rowBefore: number,
): ChangedSince {
  const { as, made, table } = before;
  const figures = now.as.spec.indicators.flatMap(({ column, direction }, at): Moved[] => {
    const earlier = as.spec.indicators.findIndex((each) => each.column === column);
    const [was, is] = [made.imputed[earlier]?.[rowBefore], now.made.imputed[at]?.[row]];
    if (was === undefined || is === undefined) return [];
    return [{ column, direction: direction === 'benefit' ? 1 : -1, before: was, now: is }];
  });
  return {
    fileName: table.fileName,
    assessedAt: as.at,
    rankBefore: made.ranks[rowBefore] ?? 0,
    totalBefore: made.units.length,
    scoreBefore: (made.scores[0]?.score[rowBefore] ?? 0) * 100,
    figures,
  };
}
