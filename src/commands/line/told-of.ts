import type { Choice, Command } from './command.ts';

/** A command that stands under another's name: what it and its options do, for `--help`. */
export function toldOf({ usage, zh, en, options }: Command): Choice[] {
  return [
    { name: usage, zh, en },
    ...Object.entries(options).map(([name, option]) => ({
      name: `  --${name}${option.type === 'string' ? ` ${name.toUpperCase()}` : ''}`,
      zh: option.zh,
      en: option.en,
    })),
  ];
}
