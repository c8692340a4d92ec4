import { readFile } from 'node:fs/promises';
import {
  checkSiting,
  readSiting,
  type Sited,
  type Siting,
  type SitingFormat,
  sitingFormats,
  sitingJsonSchema,
  solveMedian,
  solveSiting,
} from '#routing';
import { beforeEnding } from '../../shared/ending.ts';
import { Stopped } from '../../shared/stopped.ts';
import { command as define, Failed, WrongUse } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';

export const command = define({
  usage: 'route site FILE | --schema',
  zh: '选址：村点、乡镇站、预冷库、分拣点该设在哪里，每个村的货走哪里：几级网点、分季的容量、进出两个方向、预算、已有的网点、每个村多少公里内或坐班车能到；给出最省的选法和证明离最优最多差多少。Ctrl-C 就给出到那时最好的（pmed 除外）。',
  en: 'Find where village points, township stations, stores for pre-cooling and sorting should be, and where each village’s goods go: several levels, capacities by season, goods both ways, a budget, sites that are there, every village within so many km or by bus; answers the cheapest choice with how far from the best it can be, proven. Ctrl-C answers the best so far (not for pmed).',
  words: [0, 1],
  options: {
    schema: {
      type: 'boolean',
      zh: '打印文件能写什么（JSON Schema）',
      en: 'Print what a file can say (JSON Schema)',
    },
    format: {
      type: 'string',
      zh: `文件的格式：${sitingFormats.join('、')}（默认 json；cflp 是有容量的设施选址，pmed 是 OR-Library 的 p 中位）`,
      en: `The file’s format: ${sitingFormats.join(', ')} (json unless told; cflp is facility location with capacities, pmed OR-Library’s p-medians)`,
    },
    seconds: { type: 'string', zh: '最多算多少秒（默认 60）', en: 'Seconds at most (60 unless told)' },
    gap: {
      type: 'string',
      zh: '允许离最优差几成：0 是证明最优（默认），0.01 是百分之一',
      en: 'How far from the best is near enough: 0 proves the best (unless told), 0.01 is 1 %',
    },
    seed: { type: 'string', zh: '随机种子（默认 1）', en: 'Seed (1 unless told)' },
  },
  async run({ words: [file], values }) {
    if (values.schema) {
      const schema = sitingJsonSchema();
      console.log(JSON.stringify(schema, null, 2));
      return { schema };
    }
    if (file === undefined) throw new WrongUse('写一个文件，或 --schema。 Name a file, or --schema.');
    const format = sitingFormats.find((each) => each === (values.format ?? 'json'));
    if (!format) throw new WrongUse(`${values.format} is none of ${sitingFormats.join(', ')}`);
    const effort = {
      seed: number('seed', values.seed ?? '1', 0, 2 ** 31),
      seconds: number('seconds', values.seconds ?? '60', 0.1, 86_400),
      gap: number('gap', values.gap ?? '0', 0, 1),
    };
    const asked = await read(file, format);
    return asked.kind === 'medians' ? tellMedians(asked.problem, effort) : siteAndTell(asked, effort);
  },
});

interface Effort {
  readonly seed: number;
  readonly seconds: number;
  readonly gap: number;
}

function tellMedians(problem: Parameters<typeof solveMedian>[0], effort: Effort): object {
  const { chosen, cost, bound, proven } = solveMedian(problem, effort);
  const sites = chosen.map((site) => site + 1);
  console.log(sites.join(' '));
  tellProof(cost, bound);
  return { cost, bound, proven, open: sites };
}

async function siteAndTell(asked: Siting, effort: Effort): Promise<object> {
  const stopping = new AbortController();
  const told = solveSiting(asked.problem, { ...effort, signal: stopping.signal }).then((sited) =>
    tellSited(asked, sited),
  );
  const end = beforeEnding(async () => {
    stopping.abort();
    await told.catch(() => undefined);
  });
  try {
    return await told;
  } finally {
    await end();
  }
}

function tellSited({ problem, levels, km }: Siting, { plan, cost, bound, gap, impossible }: Sited): object {
  if (!plan) {
    if (impossible) {
      console.log(
        '✗ 没有一种选址守得住全部规则（已证明）：预算、容量或覆盖要放宽\n  No choice of sites keeps every rule (proven): budget, capacities or coverage must give',
      );
    } else {
      console.log(
        '✗ 这些时间里没有找到守得住全部规则的选址\n  No choice of sites that keeps every rule was found in this time',
      );
    }
    throw new Failed('no plan', { open: null, impossible });
  }
  const judged = checkSiting(problem, plan);
  if (judged.faults.length > 0) throw new Error(`the plan has faults: ${JSON.stringify(judged.faults)}`);
  const named = (site: number) => problem.sites[site]?.name ?? '';
  const seasons = problem.seasons.length;
  const sites = plan.open.map((site) => ({
    name: named(site),
    level: levels[problem.sites[site]?.level ?? 0],
    load: [...judged.load.subarray(site * seasons, (site + 1) * seasons)].map((kg) => Number(kg.toFixed(3))),
    villages: new Set(
      plan.shares.filter(({ way }) => problem.ways[way]?.includes(site)).map(({ village }) => village),
    ).size,
  }));
  for (const { name, level, villages } of sites)
    console.log(`${level === '' ? '' : `${level} `}${name}  ${villages}`);
  tellProof(cost, bound);
  return {
    cost,
    bound,
    gap,
    build: judged.build,
    open: plan.open.map(named),
    sites,
    villages: plan.shares.map(({ village, way, share }) => ({
      name: problem.villages[village],
      way: (problem.ways[way] ?? []).map(named),
      share,
      km: Number((km[village * problem.sites.length + (problem.ways[way]?.[0] ?? 0)] ?? 0).toFixed(2)),
    })),
  };
}

function tellProof(cost: number, bound: number): void {
  const gap = cost === 0 ? 0 : (100 * (cost - bound)) / Math.abs(cost);
  console.log(`Cost ${Number(cost.toFixed(2))}`);
  console.log(
    gap < 1e-6
      ? '✓ 已证明没有更便宜的\n  Proven: none costs less'
      : `已证明最多还能便宜 ${gap.toFixed(2)} %\n  Proven: at most ${gap.toFixed(2)} % cheaper is possible`,
  );
}

async function read(file: string, format: SitingFormat) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
  const outcome = readSiting(text, format);
  if (outcome.ok) return outcome.value;
  throw stoppedBy(outcome.refusal);
}

function number(name: string, text: string, least: number, most: number): number {
  const given = Number(text);
  const fits = text.trim() !== '' && given >= least && given <= most;
  if (fits && (name !== 'seed' || Number.isInteger(given))) return given;
  throw new WrongUse(
    `--${name}：${text} 不行，要 ${least} 到 ${most}。 --${name} takes ${least} to ${most}, not ${text}.`,
  );
}
