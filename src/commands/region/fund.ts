import { type FundCase, fundFile, fundShape } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { solving } from './fund/solving.ts';
import { tellFrontier } from './fund/tell-frontier.ts';
import { tellLp } from './fund/tell-lp.ts';
import { tellPlan } from './fund/tell-plan.ts';
import { tellWhatIf } from './fund/tell-what-if.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { taken } from './reading/taken.ts';
import { textFile } from './reading/text-file.ts';

export const command = define({
  usage: 'region fund FILE.lp | --spec FILE.json',
  zh: '分一笔专项资金：在总额、各省和各类的上下限、配套、先后、最弱五分之一必有等规则下，哪些项目带来的最多；HiGHS 求解，证明离最优还差多少，再独立验算；每个没选上的说明卡在哪里、最少改多少。也解任何 CPLEX LP 文件。Ctrl-C 停下，给出到那时的方案。',
  en: 'Share out a fund: which projects bring the most within the budget, floors and caps, own money, what needs what, and something for each of the weakest fifth; solved by HiGHS with how far from the best it can be, checked anew apart from it, and for each project left out what holds it back and the smallest change that would admit it. Solves any CPLEX LP file too. Ctrl-C stops it with the plan found by then.',
  words: [0, 1],
  options: {
    spec: { type: 'string', zh: '资金方案（JSON）', en: 'The fund’s case (JSON)' },
    schema: schemaOption,
    gap: {
      type: 'string',
      zh: '允许离最优差几成：0 是证明最优（默认），0.0001 是万分之一',
      en: 'How far from the best is near enough: 0 proves the best (unless told), 0.0001 is 0.01 %',
    },
    seconds: {
      type: 'string',
      zh: '最多算多少秒（默认 600）',
      en: 'Seconds at most (600 unless told)',
    },
    frontier: {
      type: 'string',
      zh: '再给出公平与效率的取舍，分几个点',
      en: 'Also what equity costs, in so many points',
    },
    admit: {
      type: 'string',
      zh: '如果一定要某个没选上的项目：少带来多少；照它要的改了规则，方案又是什么',
      en: 'What if an option left out must be in: what is lost; and the plan once the rules give what it asks for',
    },
  },
  async run({ words: [file], values }) {
    const { spec, admit, frontier } = values;
    if (values.schema) return printSchema(fundShape);
    if ((file === undefined) === (spec === undefined)) {
      throw new WrongUse('写一个 LP 文件，或 --spec。 Name an LP file, or --spec.');
    }
    if (spec === undefined) {
      const text = await textFile(file ?? '');
      return solving(values, (how) => tellLp(text, how));
    }
    const fund: FundCase = taken(fundFile(await jsonFile(spec)));
    return solving(values, async (how) => {
      const plan = await tellPlan(fund, how);
      return {
        ...plan.told,
        ...(admit !== undefined && { whatIf: await tellWhatIf(fund, plan.found, admit, how) }),
        ...(frontier !== undefined && { frontier: await tellFrontier(fund, Number(frontier), how) }),
      };
    });
  },
});
