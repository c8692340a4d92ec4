import type { z } from 'zod';
import type { Call, Role } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Headed } from '../kernel/headings.ts';

/** One column: its headings in both languages, what belongs in it, and a cell as it should look. */
export interface Column extends Headed {
  readonly tellZh: string;
  readonly tellEn: string;
  readonly example: string;
}

/** A row whose every name was found, ready for the verb. */
export interface Ready {
  /** `there`: it is on record already, and stays as it is. */
  readonly done: 'added' | 'there';
  /** Columns in which the record says something else than the row. */
  readonly differs: readonly string[];
}

/** A kind of table: its columns, what a row must look like, and the verbs that its rows run through. */
export interface Kind<Shape extends z.ZodType<object> = z.ZodType<object>, Found extends Ready = Ready> {
  readonly zh: string;
  readonly en: string;
  /** Who may write such rows, from the rights of the context that owns them. For whom is the verb's question. */
  readonly roles: readonly Role[];
  /** How many rows one file may have. */
  readonly most: number;
  readonly columns: Readonly<Record<string, Column>>;
  readonly shape: Shape;
  /** What the row is about: two rows of one file may not share it. */
  key(row: z.infer<Shape>): string;
  /** Looks up at once what many rows name; answers for each, in their order, what it found or why it cannot be. */
  find(call: Call, rows: readonly z.infer<Shape>[]): Promise<readonly Outcome<Found>[]>;
  /**
   * Runs rows through the verb, all or none: refused when any of them is. Answers for each what it is about now, as the
   * workbench's address names it.
   */
  write(call: Call, found: readonly Found[]): Promise<Outcome<readonly string[]>>;
}

/** A kind, with its row typed inside and any row outside: only what `shape` has parsed reaches `find`, and what that found `write`. */
export function kind<Shape extends z.ZodType<object>, Found extends Ready>(spec: Kind<Shape, Found>): Kind {
  return spec as unknown as Kind;
}
