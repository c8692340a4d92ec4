import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench/measuring/bench.ts';
import { machine, machineInWords } from './bench/measuring/machine.ts';
import { command as define, WrongUse } from './line/command.ts';
import { buildIfOld } from './line/pages.ts';

const files = await readdir(join(import.meta.dirname, 'bench'));
const names = files
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

export const command = define({
  usage: `bench ${names.join('|')}`,
  zh: '测量：每次都在自己的临时文件夹里新装一套，不碰现有的数据。机器写在结果里。',
  en: 'Measure, each time on an installation of its own in a temporary folder; what is there is left alone. The machine is named in the result.',
  words: [1, 1],
  options: {
    times: {
      type: 'string',
      zh: '随机的测量做几次',
      en: 'How often one that does something at random does it',
    },
    seed: { type: 'string', zh: '随机的测量从哪个种子起', en: 'The seed its chance begins with' },
    set: {
      type: 'string',
      zh: 'routing：改为测量这份清单里的题目，一行一个文件；bus_lines 只测包裹坐班车的题目',
      en: 'routing: measure the instances listed in this file instead, one path on a line; bus_lines: only those of parcels on scheduled lines',
    },
  },
  choices: () => Promise.all(names.map(async (name) => ({ name, ...(await benchNamed(name)) }))),
  async run({ words: [name = ''], values }) {
    if (!names.includes(name)) throw new WrongUse(`${name} is none of ${names.join(', ')}`);
    const { set } = values;
    const asked = {
      ...whole('times', values.times),
      ...whole('seed', values.seed),
      ...(set === undefined ? {} : { set }),
    };
    const bench = await benchNamed(name);
    await buildIfOld();
    const measuredOn = await machine();
    console.log(machineInWords(measuredOn));
    return { bench: name, machine: measuredOn, ...(await bench.run(asked)) };
  },
});

async function benchNamed(name: string): Promise<Bench> {
  return ((await import(`./bench/${name}.ts`)) as { bench: Bench }).bench;
}

function whole(option: string, text: string | undefined): object {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new WrongUse(`--${option} takes a whole number from 1`);
  return { [option]: Number(text) };
}
