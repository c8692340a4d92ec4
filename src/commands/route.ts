import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkPlan,
  type Given,
  impossibleSentence,
  type Judgement,
  type Problem,
  type ProblemFormat,
  planFaultSentence,
  problemFormats,
  problemJsonSchema,
  readPlan,
  readProblem,
  type Solved,
  solveOnThreads,
  writePlan,
} from '#routing';
import { beforeEnding } from '../shared/ending.ts';
import type { Outcome } from '../shared/outcome.ts';
import { Stopped } from '../shared/stopped.ts';
import { type Command, command as define, Failed, WrongUse } from './line/command.ts';
import { stoppedBy } from './line/stopped-by.ts';
import { toldOf } from './line/told-of.ts';
import { wayOptions, waySources } from './ways/way-options.ts';
import { onRoads } from './ways/ways-or-stop.ts';

const planning = define({
  usage: 'route solve FILE | check FILE PLAN | schema',
  zh: '排线：给一份车辆和站点的文件排出路线（写法和 CVRPLIB 的解一样），或按题目重新核算任何人的路线是否可行、花费多少。不需要平台。',
  en: 'Plan routes for a file of vehicles and stops (written as CVRPLIB’s solutions are), or work out again from the problem whether anybody’s routes can be driven and what they cost. Needs no platform.',
  words: [1, 3],
  options: {
    format: {
      type: 'string',
      zh: `文件的格式：${problemFormats.join('、')}（默认 vrplib；json 是本系统的，vroom 是 VROOM 的题目；solomon 按 DIMACS 截到一位小数、数目乘十，solomon-exact 不截）`,
      en: `The file’s format: ${problemFormats.join(', ')} (vrplib unless told; json is this project’s, vroom VROOM’s problems; solomon truncates to tenths and counts in them as DIMACS does, solomon-exact does not)`,
    },
    seconds: {
      type: 'string',
      zh: '算多久：处理器为它花的秒数（默认 10）',
      en: 'How long: seconds the processor spends on it (10 unless told)',
    },
    iterations: {
      type: 'string',
      zh: '代替秒数：试多少次改动；同样的种子和次数排出同样的路线',
      en: 'Instead of seconds: how many changes to try; the same seed and number make the same plan',
    },
    seed: { type: 'string', zh: '随机种子（默认 1）', en: 'Seed (1 unless told)' },
    threads: {
      type: 'string',
      zh: '几个线程分头排同一份方案的路线（默认 1）；Ctrl-C 就给出到那时最好的',
      en: 'How many threads share out the routes of one plan (1 unless told). Ctrl-C answers the best so far',
    },
    ...wayOptions,
  },
  async run({ words: [verb = '', file = '', plan], values }) {
    const format = formatNamed(values.format ?? 'vrplib');
    if (verb === 'schema' && file === '') return schema();
    if (verb === 'solve' && file !== '' && plan === undefined)
      return solve(await givenIn(file, format, values), values);
    if (verb === 'check' && plan !== undefined)
      return check((await givenIn(file, format, values)).problem, plan);
    throw new WrongUse('route solve FILE, route check FILE PLAN, route schema');
  },
});

const files = await readdir(join(import.meta.dirname, 'route'));
const parts = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

/** What stands beside planning is a file in `route/` that exports a command of its own, with its own words and options. */
export const command: Command = {
  ...planning,
  usage: `${planning.usage} | ${parts.join('|')} …`,
  choices: async () => (await Promise.all(parts.map(partNamed))).flatMap(toldOf),
  async run(args) {
    const [name = '', ...rest] = args;
    if (!parts.includes(name)) return planning.run(args);
    const part = await partNamed(name);
    try {
      return await part.run(rest);
    } catch (error) {
      if (error instanceof WrongUse) throw new WrongUse(`${error.message}\nmaidehao ${part.usage}`);
      throw error;
    }
  },
};

async function partNamed(name: string): Promise<Command> {
  return ((await import(`./route/${name}.ts`)) as { command: Command }).command;
}

interface Effort {
  readonly seconds?: string | undefined;
  readonly iterations?: string | undefined;
  readonly seed?: string | undefined;
  readonly threads?: string | undefined;
}

function schema(): object {
  const schema = problemJsonSchema();
  console.log(JSON.stringify(schema, null, 2));
  return { schema };
}

async function solve(given: Given, { seconds, iterations, seed, threads }: Effort): Promise<object> {
  const effort = {
    seed: whole('seed', seed ?? '1', 0, 2 ** 31),
    ...(iterations === undefined
      ? { seconds: above('seconds', seconds ?? '10', 0) }
      : { iterations: whole('iterations', iterations, 1, 1e12) }),
  };
  const running = solveOnThreads(given, effort, whole('threads', threads ?? '1', 1, 64));
  const told = running.solved.then((solved) => tellSolved(given.problem, solved));
  beforeEnding(async () => {
    running.stop();
    await told.catch(() => undefined);
  });
  return told;
}

function tellSolved(problem: Problem, { plan, impossible, iterations: tried }: Solved): object {
  const judged = checkPlan(problem, plan);
  console.log(writePlan(problem, plan));
  for (const { visit, reason } of impossible)
    console.log(
      `${problem.visits[visit]?.name}：${impossibleSentence(reason, 'zh')}\n  ${problem.visits[visit]?.name}: ${impossibleSentence(reason, 'en')}`,
    );
  tell(problem, judged);
  const named = (visit: number) => problem.visits[visit]?.name;
  const told = {
    ...figures(judged),
    iterations: tried,
    routes: plan.routes.map(({ vehicle, visits }, route) => ({
      vehicle: problem.vehicles[vehicle]?.name,
      stops: visits.map(named),
      times: judged.timetables[route]?.map(({ step, begins, goes }) => ({
        [step.is]: step.is === 'visit' ? step.visit.name : step.is === 'break' ? step.taken.name : step.place,
        begins,
        goes,
      })),
    })),
    unplanned: plan.unplanned.map(named),
    impossible: impossible.map(({ visit, reason }) => ({ stop: named(visit), reason })),
  };
  if (!judged.feasible) throw new Failed('not all stops could be planned', told);
  return told;
}

async function check(problem: Problem, file: string): Promise<object> {
  const judged = checkPlan(problem, taken(readPlan(await text(file), problem)));
  tell(problem, judged);
  const faults = judged.faults.map((fault) => ({
    ...fault,
    zh: planFaultSentence(fault, 'zh'),
    en: planFaultSentence(fault, 'en'),
  }));
  if (!judged.feasible) throw new Failed('the plan has faults', { ...figures(judged), faults });
  return figures(judged);
}

function figures({ feasible, cost, distance, duration, vehicles, late }: Judgement) {
  return { feasible, cost, distance, duration, vehicles, late };
}

function tell({ visits }: Problem, judged: Judgement): void {
  for (const fault of judged.faults)
    console.log(`✗ ${planFaultSentence(fault, 'zh')}\n  ${planFaultSentence(fault, 'en')}`);
  const { cost, vehicles } = judged;
  console.log(`Cost ${Number(cost.toFixed(4))}`);
  if (judged.feasible)
    console.log(
      `✓ ${visits.length} 站，${vehicles} 辆车，都可行\n  ${visits.length} stops, ${vehicles} vehicles, all can be driven`,
    );
}

type Ways = Parameters<typeof waySources>[0];

/** With ways asked for, those between the places of the file are put in the place of its own. */
async function givenIn(file: string, format: ProblemFormat, ways: Ways): Promise<Given> {
  const found = await text(file);
  if ((ways.roads ?? ways.osrm ?? ways.valhalla) === undefined) return taken(readProblem(found, format));
  if (format !== 'json')
    throw new WrongUse(
      '--roads、--osrm、--valhalla 只用于 --format json。 --roads, --osrm and --valhalla go with --format json.',
    );
  return taken(readProblem(await onRoads(found, await waySources(ways)), format));
}

function taken<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw stoppedBy(outcome.refusal);
}

function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
}

function formatNamed(name: string): ProblemFormat {
  const format = problemFormats.find((each) => each === name);
  if (!format) throw new WrongUse(`${name} is none of ${problemFormats.join(', ')}`);
  return format;
}

function above(name: string, given: string, least: number): number {
  const number = Number(given);
  if (!Number.isFinite(number) || number <= least || given.trim() === '')
    throw new WrongUse(
      `--${name}：${given} 不行，要大于 ${least}。 --${name} must be above ${least}, not ${given}.`,
    );
  return number;
}

function whole(name: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < least || number > most || given.trim() === '')
    throw new WrongUse(
      `--${name}：${given} 不行，要 ${least} 到 ${most} 的整数。 --${name} takes a whole number from ${least} to ${most}, not ${given}.`,
    );
  return number;
}
