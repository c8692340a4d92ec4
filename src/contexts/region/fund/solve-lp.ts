import { type Outcome, ok } from '#shared/outcome.ts';
import { type Solving, solve } from '#shared/solver/solve.ts';
import type { Solved } from '#shared/solver/solver-messages.ts';
import { type Breach, breachesOf, objectiveOf } from '../kernel/fund/check-solution.ts';
import { readLp } from '../kernel/fund/read-lp.ts';
import { refuseFund } from '../kernel/fund/refusals.ts';

/** What HiGHS made of an LP file, and what checking it against the file by ourselves says. */
export interface SolvedLp {
  readonly solved: Solved;
  readonly columns: number;
  readonly rows: number;
  /** The objective added up anew from the file; none where nothing was found. */
  readonly value?: number;
  readonly breaches: readonly Breach[];
}

/** Solves a program in the CPLEX LP format. HiGHS reads the text itself; the check reads it with a reader of its own. */
export async function solveLp(text: string, solving: Solving): Promise<Outcome<SolvedLp>> {
  const read = readLp(text);
  if (!read.ok) return read;
  const model = read.value;
  const solved = await solve({ lp: text }, solving);
  if (!solved) return refuseFund('region.no-lp', { line: 1, text: 'HiGHS' });
  const size = { columns: model.columnNames.length, rows: model.rowNames.length };
  if (!('x' in solved)) return ok({ solved, ...size, breaches: [] });
  const values = new Map(solved.columnNames.map((name, column) => [name, solved.x[column] ?? 0]));
  const x = Float64Array.from(model.columnNames, (name) => values.get(name) ?? Number.NaN);
  return ok({ solved, ...size, value: objectiveOf(model, x), breaches: breachesOf(model, x) });
}
