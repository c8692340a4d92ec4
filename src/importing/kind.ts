import type { z } from 'zod';
import type { Call, Role } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';

/** One column: its headings in both languages (further ones people use in `also`), and a cell for the template. */
export interface Column {
  readonly zh: string;
  readonly en: string;
  readonly also?: readonly string[];
  readonly optional?: true;
  readonly example: string;
}

/** `there`: it was on record already, and stays as it is. */
export type Done = 'added' | 'there';

/** What can be imported: its columns, what a row must look like, and the verbs that it runs through. */
export interface Kind<Shape extends z.ZodType<object> = z.ZodType<object>> {
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly Role[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly shape: Shape;
  /** What the row is about: two rows of one file may not share it. */
  key(row: z.infer<Shape>): string;
  write(call: Call, row: z.infer<Shape>): Promise<Outcome<Done>>;
}

/** A kind, with its row typed inside and any row outside: only what `shape` has parsed reaches `write`. */
export function kind<Shape extends z.ZodType<object>>(spec: Kind<Shape>): Kind {
  return spec as unknown as Kind;
}
