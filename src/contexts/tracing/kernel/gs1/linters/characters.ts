import { type Lint, type Linter, lint, lintAll, nonDigit } from './lint.ts';

/** GS1 AI encodable character set 82, in the order of its check values (GS1 General Specifications, figure 7.11-1). */
export const CSET82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

export const cset82: Linter = outside(CSET82, 'INVALID_CSET82_CHARACTER');
export const cset39: Linter = outside('#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'INVALID_CSET39_CHARACTER');
export const csetnumeric: Linter = nonDigit;

/** File-safe base64; padding fills up to a multiple of three characters, or is not there at all. */
export const cset64: Linter = (text) => {
  const padding = /=*$/.exec(text)?.[0].length ?? 0;
  const body = text.length - padding;
  const bad = text.slice(0, body).search(/[^\w-]/);
  if (bad >= 0) return lint('INVALID_CSET64_CHARACTER', bad, 1);
  const fits = padding === 0 || (padding <= 2 && text.length % 3 === 0);
  return fits ? null : lint('INVALID_CSET64_PADDING', body, padding);
};

export const hasnondigit: Linter = (text) =>
  /[^0-9]/.test(text) ? null : lintAll('REQUIRES_NON_DIGIT_CHARACTER', text);

export const hyphen: Linter = (text) => (/^-+$/.test(text) ? null : lintAll('NOT_HYPHEN', text));

export const importeridx: Linter = (text) => {
  if (text.length !== 1) return lintAll('IMPORTER_IDX_MUST_BE_ONE_CHARACTER', text);
  return /[\w-]/.test(text) ? null : lintAll('INVALID_IMPORT_IDX_CHARACTER', text);
};

export const pcenc: Linter = (text) => {
  const at = text.search(/%(?![0-9A-Fa-f]{2})/);
  return at < 0 ? null : lint('INVALID_PERCENT_SEQUENCE', at, Math.min(3, text.length - at));
};

function outside(characters: string, code: string): Linter {
  const known = new Set(characters);
  return (text): Lint | null => {
    for (let at = 0; at < text.length; at++) {
      if (!known.has(text.charAt(at))) return lint(code, at, 1);
    }
    return null;
  };
}
