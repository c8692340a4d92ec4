import type { Columns, Direction } from '../../composite/columns.ts';
import { aras } from './aras.ts';
import { aroman } from './aroman.ts';
import { cocoso } from './cocoso.ts';
import { codas } from './codas.ts';
import { copras } from './copras.ts';
import { edas } from './edas.ts';
import { lmaw } from './lmaw.ts';
import { mabac } from './mabac.ts';
import { mairca } from './mairca.ts';
import { marcos } from './marcos.ts';
import { moora } from './moora.ts';
import { ocra } from './ocra.ts';
import { probid, sprobid } from './probid.ts';
import { promethee } from './promethee.ts';
import { ram } from './ram.ts';
import { waspas, wpm, wsm } from './waspas.ts';

type Deciding = (columns: Columns, weights: Float64Array, directions: readonly Direction[]) => Float64Array;

/** Methods that take columns in their own units and scale them themselves; more is better in each. */
export const deciding = {
  aras: (c, w, d) => aras(c, w, d),
  aroman: (c, w, d) => aroman(c, w, d),
  cocoso: (c, w, d) => cocoso(c, w, d),
  codas: (c, w, d) => codas(c, w, d),
  copras,
  edas,
  lmaw,
  mabac,
  mairca: (c, w, d) => mairca(c, w, d).map((gap) => -gap),
  marcos,
  moora,
  ocra,
  probid,
  sprobid,
  promethee,
  ram,
  waspas: (c, w, d) => waspas(c, w, d),
  wpm,
  wsm,
} as const satisfies Readonly<Record<string, Deciding>>;

export type DecidingName = keyof typeof deciding;
export const decidingNames = Object.keys(deciding) as readonly DecidingName[];

/** Those that divide by figures or take their logarithm. */
const needsAboveZero: ReadonlySet<DecidingName> = new Set([
  'aras',
  'codas',
  'copras',
  'edas',
  'lmaw',
  'marcos',
  'ocra',
  'ram',
  'waspas',
  'wpm',
  'wsm',
]);

/** The first column with a figure that the method cannot take, and its row. */
export function notAboveZero(
  name: DecidingName,
  columns: Columns,
): { column: number; row: number } | undefined {
  if (!needsAboveZero.has(name)) return undefined;
  for (const [at, column] of columns.entries()) {
    const row = column.findIndex((value) => value <= 0);
    if (row >= 0) return { column: at, row };
  }
  return undefined;
}
