/** What a linter found: the code the GS1 Barcode Syntax Resource gives it, and the part of the text it means. */
export interface Lint {
  readonly code: string;
  readonly at: number;
  readonly length: number;
}

/** What is wrong with one component of an element string, or null (GS1 Barcode Syntax Tests). */
export type Linter = (text: string, prefixes?: CompanyPrefixes) => Lint | null;

/** Whether GS1 gave out a company prefix these digits begin with; whoever has no register does not ask. */
export type CompanyPrefixes = (digits: string) => 'assigned' | 'unassigned' | 'unavailable';

export function lint(code: string, at: number, length: number): Lint {
  return { code, at, length };
}

/** The same over the whole text. */
export function lintAll(code: string, text: string): Lint {
  return lint(code, 0, text.length);
}

/** The first character that is no digit. */
export function nonDigit(text: string): Lint | null {
  const at = text.search(/[^0-9]/);
  return at < 0 ? null : lint('NON_DIGIT_CHARACTER', at, 1);
}
