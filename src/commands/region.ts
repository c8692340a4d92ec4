import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, WrongUse } from './line/command.ts';
import { toldOf } from './line/told-of.ts';

const files = await readdir(join(import.meta.dirname, 'region'));
const names = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

/** Each question is a file in `region/` that exports a command of its own, with its own words and options. */
export const command: Command = {
  usage: `region ${names.join('|')} …`,
  zh: '区域分析，数据由您给出，不碰平台的数据。每一项有自己的参数。',
  en: 'Analysis of regions, on data you give; what the platform holds is left alone. Each question has its own words and options.',
  options: {},
  stays: false,
  choices: async () => (await Promise.all(names.map(partNamed))).flatMap(toldOf),
  async run([name = '', ...rest]) {
    if (!names.includes(name)) {
      throw new WrongUse(
        `没有 ${name} 这一项，只有 ${names.join('、')}。 There is no ${name}, only ${names.join(', ')}.`,
      );
    }
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
  return ((await import(`./region/${name}.ts`)) as { command: Command }).command;
}
