import { parentPort, workerData } from 'node:worker_threads';
import type { Highs, InterruptCallbackEvent, Model } from 'highs';
import loader from 'highs';
import type { LinearModel } from './linear-model.ts';
import type { Progress, Solved, SolverSetting, ThreadMessage } from './solver-messages.ts';

/** HiGHS is compiled for one thread and is busy until it has solved: it gets this thread and its memory, and both end with it. */
const { program, options, stop, wasm: wasmModule } = workerData as SolverSetting;
const TOLD_EVERY_S = 0.25;
// Its types speak of the CommonJS build, where the loader is a property.
const highs = await (loader as unknown as typeof loader.default)({ wasmModule });
const { modelStatus, callbackType, objectiveSense } = highs.constants;

tell(await solved());

async function solved(): Promise<ThreadMessage> {
  let model: Model;
  try {
    model = highs.createModel('lp' in program ? { format: 'lp', data: program.lp } : given(program, highs));
  } catch (error) {
    if ('lp' in program) return { kind: 'not-read' };
    throw error;
  }
  model.options.set({
    output_flag: false,
    mip_rel_gap: options.gap,
    mip_abs_gap: 1e-9,
    time_limit: options.seconds,
    ...(options.relaxed && { solver: 'simplex' }),
  });
  const interrupt = (event: InterruptCallbackEvent): undefined => {
    if (Atomics.load(stop, 0) === 1) event.interrupt();
  };
  let told = 0;
  model.run({
    [callbackType.simplexInterrupt]: interrupt,
    [callbackType.mipInterrupt](event: InterruptCallbackEvent): undefined {
      interrupt(event);
      const progress = progressOf(event.data);
      if (progress.seconds < told + TOLD_EVERY_S) return;
      told = progress.seconds;
      tell({ kind: 'progress', progress });
    },
  });
  return { kind: 'solved', solved: read(model) };
}

function given(program: LinearModel, { infinity }: Highs) {
  const finite = (limits: Float64Array) =>
    limits.map((limit) => (Number.isFinite(limit) ? limit : Math.sign(limit) * infinity));
  const { columnNames, rowNames } = program;
  return {
    numCols: columnNames.length,
    numRows: rowNames.length,
    sense: program.sense === 'max' ? objectiveSense.maximize : objectiveSense.minimize,
    offset: program.offset,
    colCost: program.cost,
    colLower: finite(program.lower),
    colUpper: finite(program.upper),
    rowLower: finite(program.least),
    rowUpper: finite(program.most),
    integrality: program.whole,
    matrix: {
      format: 'csr',
      numRows: rowNames.length,
      numCols: columnNames.length,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
  } as const;
}

function read(model: Model): Solved {
  const status = model.getModelStatus();
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
    return { status: 'infeasible', rows: contradicting(model) };
  }
  if (status === modelStatus.unbounded) return { status: 'unbounded' };
  const ended = status === modelStatus.timeLimit || status === modelStatus.interrupted;
  if (status !== modelStatus.optimal && !ended) throw new Error(`HiGHS ended with status ${status}`);
  const found = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  if (!found) return { status: 'stopped-empty' };
  const { colValue, rowDual } = model.getSolution();
  const columns = model.getDimensions().numCols;
  const value = model.getObjectiveValue();
  const whole = !options.relaxed && Number(model.info.get('mip_node_count')) >= 0;
  return {
    status: ended ? 'stopped' : 'best',
    x: colValue,
    columnNames:
      'lp' in program
        ? Array.from({ length: columns }, (_, at) => model.getColName(at))
        : program.columnNames,
    value,
    bound: whole ? Number(model.info.get('mip_dual_bound')) : value,
    gap: whole ? Number(model.info.get('mip_gap')) : 0,
    nodes: whole ? Number(model.info.get('mip_node_count')) : 0,
    ...(options.relaxed && { prices: rowDual }),
  };
}

/** Rows that cannot be kept together, and could if one of them went; none where HiGHS finds no such set. */
function contradicting(model: Model): number[] {
  try {
    model.options.set('iis_strategy', 6);
    return [...model.getIis().rowIndex];
  } catch {
    return [];
  }
}

function progressOf(data: InterruptCallbackEvent['data']): Progress {
  return {
    seconds: data.running_time ?? 0,
    nodes: Number(data.mip_node_count ?? 0),
    value: data.mip_primal_bound ?? Number.NaN,
    bound: data.mip_dual_bound ?? Number.NaN,
  };
}

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
