import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { performanceFigures } from '../kernel/performance/rules.ts';
import type { SheetRow } from '../kernel/sheet/sheet.ts';
import { countedPlaces } from '../performance/counted-places.ts';
import { performanceWords } from '../performance/performance-words.ts';

/** What the platform itself knows of the county's townships, as columns of a table. */
export interface OwnFacts {
  readonly headings: readonly string[];
  /** The figures of each township by its code, in percent; empty where there was nothing to measure. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly names: ReadonlyMap<string, string>;
}

const DAYS = 91;

/** The figures of the last thirteen weeks, counted from the facts of the other contexts: each a good part of a whole. */
export async function ownFacts(call: Call): Promise<OwnFacts> {
  const until = dayOf(call.now);
  const places = await countedPlaces(call, { from: addDays(until, 1 - DAYS), until });
  return {
    headings: performanceFigures.map((figure) => `${performanceWords[figure].zh.name}（本平台 %）`),
    names: new Map(places.map(({ code, nameZh }) => [code, nameZh])),
    cells: new Map(
      places.map(({ code, counted }) => [
        code,
        performanceFigures.map((figure) => {
          const { part, whole } = counted[figure] ?? { part: 0, whole: 0 };
          return whole > 0 ? String(Math.round((10_000 * part) / whole) / 100) : '';
        }),
      ]),
    ),
  };
}

/** A table with these columns beside its own: rows that name no township of the county have them empty. */
export function besideOwnFacts(
  { headings, rows }: { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] },
  facts: OwnFacts,
): { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] } {
  const none = facts.headings.map(() => '');
  return {
    headings: [...headings, ...facts.headings],
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: [...cells, ...(cells.map((cell) => facts.cells.get(cell)).find(Boolean) ?? none)],
    })),
  };
}

/** The same as a table of their own, one row a township. */
export function ownFactsAlone(facts: OwnFacts): readonly SheetRow[] {
  const head = { line: 1, cells: ['代码', '乡镇', ...facts.headings] };
  const rows = [...facts.cells].map(([code, cells], at) => ({
    line: at + 2,
    cells: [code, facts.names.get(code) ?? code, ...cells],
  }));
  return [head, ...rows];
}
