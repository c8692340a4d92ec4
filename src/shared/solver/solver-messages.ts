import type { LinearModel } from './linear-model.ts';

/** What the solver's thread is given. `stop[0]` becomes 1 when it shall end with what it has. */
export interface SolverSetting {
  readonly program: LinearModel | { readonly lp: string };
  readonly options: SolveOptions;
  readonly stop: Int32Array;
  readonly wasm: WebAssembly.Module;
}

export interface SolveOptions {
  /** The share by which the best plan may be better than the one answered: 0 for a proven best one. */
  readonly gap: number;
  /** Seconds after which it ends with what it has. */
  readonly seconds: number;
  /** The columns may be fractions: for prices. */
  readonly relaxed?: boolean;
}

export interface Progress {
  readonly seconds: number;
  readonly nodes: number;
  /** The best value found, and the proven bound; not finite while there is none. */
  readonly value: number;
  readonly bound: number;
}

/**
 * `best`: within the gap asked for. `stopped`: by time or by hand, with what was found and what is proven of it. `infeasible`: with the
 * rows that contradict each other. `unbounded`: the best has no end.
 */
export type Solved =
  | (Found & { readonly status: 'best' | 'stopped' })
  | { readonly status: 'stopped-empty' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'infeasible'; readonly rows: readonly number[] };

export interface Found {
  /** One value a column. */
  readonly x: Float64Array;
  readonly columnNames: readonly string[];
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  readonly nodes: number;
  /** One price a row; of a relaxed program only. */
  readonly prices?: Float64Array;
}

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'solved'; readonly solved: Solved }
  | { readonly kind: 'not-read' };
