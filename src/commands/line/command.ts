import { type ParseArgsConfig, type ParseArgsOptionDescriptor, parseArgs } from 'node:util';

/** One option of a subcommand, with what it does in both languages. */
export interface Option extends ParseArgsOptionDescriptor {
  readonly zh: string;
  readonly en: string;
}
type Options = Readonly<Record<string, Option>>;

export interface Choice {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}
type Values<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>['values'];

export interface Spec<O extends Options> {
  /** How it is called, after `maidehao`: `backup FILE`. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly options?: O;
  /** How many words besides options it takes: at least, at most. None unless said. */
  readonly words?: readonly [least: number, most: number];
  /** What its word may be, each with what it stands for: listed by `--help`. */
  choices?(): Promise<readonly Choice[]>;
  /** It goes on after it has answered, until the process is told to end: a server. */
  readonly stays?: true;
  /** Does the work and answers what `--json` prints; throws `Stopped` for what a person can mend. */
  run(given: { readonly words: readonly string[]; readonly values: Values<O> }): Promise<object>;
}

/** A subcommand: one file `src/commands/NAME.ts` exports one as `command`. */
export interface Command {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly options: Options;
  readonly stays: boolean;
  choices(): Promise<readonly Choice[]>;
  run(args: readonly string[]): Promise<object>;
}

/** The command was called in a way it does not understand: exit code 2, the reason and the usage. */
export class WrongUse extends Error {}

/** It failed, and what failed has been printed already: an exit code and nothing more. `told`: what `--json` says about it. */
export class Failed extends Error {
  readonly told: object;
  readonly code: number;

  constructor(message?: string, told: object = {}, code = 1) {
    super(message);
    this.told = told;
    this.code = code;
  }
}

export function command<const O extends Options = Record<never, never>>(spec: Spec<O>): Command {
  const options = (spec.options ?? {}) as O;
  return {
    usage: spec.usage,
    zh: spec.zh,
    en: spec.en,
    options,
    stays: spec.stays ?? false,
    choices: async () => (await spec.choices?.()) ?? [],
    run(args) {
      const { positionals, values } = parsed(args, options);
      const [least, most] = spec.words ?? [0, 0];
      if (positionals.length < least || positionals.length > most) {
        throw new WrongUse(
          `${positionals.length} words given, ${least === most ? least : `${least}–${most}`} wanted`,
        );
      }
      return spec.run({ words: positionals, values: values as Values<O> });
    },
  };
}

function parsed(args: readonly string[], options: Options): ReturnType<typeof parseArgs> {
  const config: ParseArgsConfig = { args: [...args], options, allowPositionals: true };
  try {
    return parseArgs(config);
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}
