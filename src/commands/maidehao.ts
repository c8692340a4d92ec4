import { readdir } from 'node:fs/promises';
import { endAll, endOnSignals, endWhenUnread } from '../shared/ending.ts';
import { Stopped } from '../shared/stopped.ts';
import { type Command, Failed, WrongUse } from './line/command.ts';

// Order of the help; a command not named here comes after, so that a new one is one new file.
const FIRST = ['start', 'check', 'seed', 'import', 'bench', 'backup', 'restore'];

endOnSignals();
endWhenUnread();
process.exitCode = await main(process.argv.slice(2));

/** Runs one subcommand and answers the exit code: 0 done, 1 failed, 2 called wrongly, others as the subcommand says. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const names = await commandNames();
  if (!name || name === '--help' || name === 'help') {
    await printOverview(names);
    return name ? 0 : 2;
  }
  if (!names.includes(name)) {
    console.error(`没有 ${name} 这个命令。 There is no command ${name}.\n${names.join(' · ')}`);
    return 2;
  }
  const command = await commandNamed(name);
  if (rest.includes('--help')) {
    await printHelp(command);
    return 0;
  }
  const json = rest.includes('--json');
  const outcome = await attempt(
    command,
    rest.filter((arg) => arg !== '--json'),
  );
  if (outcome.code !== 0 || !command.stays) await endAll();
  if (outcome.say) console.error(outcome.say);
  if (json) console.log(JSON.stringify(outcome.json));
  return outcome.code;
}

async function attempt(
  command: Command,
  args: readonly string[],
): Promise<{ code: number; say?: string; json: object }> {
  try {
    return { code: 0, json: { ok: true, ...(await command.run(args)) } };
  } catch (error) {
    if (error instanceof Stopped) {
      return { code: 1, say: error.message, json: { ok: false, zh: error.zh, en: error.en } };
    }
    if (error instanceof Failed) return { code: error.code, json: { ok: false, ...error.told } };
    if (error instanceof WrongUse) {
      return {
        code: 2,
        say: `${error.message}\nmaidehao ${command.usage}`,
        json: { ok: false, en: error.message, usage: command.usage },
      };
    }
    const trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { code: 1, say: trouble, json: { ok: false, en: trouble.split('\n')[0] } };
  }
}

async function commandNames(): Promise<string[]> {
  const files = await readdir(import.meta.dirname);
  const names = files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => name !== 'maidehao');
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

async function commandNamed(name: string): Promise<Command> {
  return ((await import(`./${name}.ts`)) as { command: Command }).command;
}

async function printOverview(names: readonly string[]): Promise<void> {
  console.log('卖得好 Maidehao\n');
  for (const name of names) {
    const { usage, zh, en } = await commandNamed(name);
    console.log(`  maidehao ${usage}\n      ${zh}\n      ${en}`);
  }
  console.log('\n  --help 说明 explains a command · --json 最后一行是 JSON the last line is one JSON object');
}

async function printHelp({ usage, zh, en, options, choices }: Command): Promise<void> {
  console.log(`maidehao ${usage}\n\n${zh}\n${en}`);
  for (const choice of await choices())
    console.log(`\n  ${choice.name}\n      ${choice.zh}\n      ${choice.en}`);
  const lines = Object.entries(options).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${name.toUpperCase()}` : '';
    return `  --${name}${value}\n      ${option.zh}\n      ${option.en}`;
  });
  lines.push('  --json\n      最后一行输出一个 JSON\n      Print one JSON object as the last line');
  console.log(`\n${lines.join('\n')}`);
}
