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
  choices: () => Promise.all(names.map(async (name) => ({ name, ...(await benchNamed(name)) }))),
  async run({ words: [name = ''] }) {
    if (!names.includes(name)) throw new WrongUse(`${name} is none of ${names.join(', ')}`);
    const bench = await benchNamed(name);
    await buildIfOld();
    const measuredOn = await machine();
    console.log(machineInWords(measuredOn));
    return { bench: name, machine: measuredOn, ...(await bench.run()) };
  },
});

async function benchNamed(name: string): Promise<Bench> {
  return ((await import(`./bench/${name}.ts`)) as { bench: Bench }).bench;
}
