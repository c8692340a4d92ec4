import { parentPort, workerData } from 'node:worker_threads';
import type { Columns } from '../kernel/composite/columns.ts';
import { type DrawnRanks, type Draws, drawRanks } from '../kernel/ranking/draw-ranks.ts';

// The thread that `drawRanksApart` starts for one table: it tells how far it is, then what came out.

export interface RanksWanted {
  readonly columns: Columns;
  readonly weights: Float64Array;
  readonly draws: Draws;
}

export type RanksTold = { readonly done: number } | { readonly ranks: DrawnRanks };

const { columns, weights, draws } = workerData as RanksWanted;
const drawing = drawRanks(columns, weights, draws);
for (let step = drawing.next(); ; step = drawing.next()) {
  if (step.done) {
    tell({ ranks: step.value });
    break;
  }
  tell({ done: step.value });
}

function tell(told: RanksTold): void {
  parentPort?.postMessage(told);
}
