/** One record of a file as text; `line` is where it ends in the file, the first being 1. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a file holds, before anyone knows what it is about. */
export interface Table {
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
  /** Lines without any text are left out. */
  readonly lines: readonly Line[];
}

/** What became of reading a file. Plain, so that it crosses from one thread to another. */
export type Read =
  | { readonly lines: readonly Line[] }
  | { readonly refused: 'unreadable' | 'too-large' }
  | { readonly refused: 'quote-open'; readonly line: number };
