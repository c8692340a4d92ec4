/** What somebody typed into a search box, ready to be compared with names, readings and numbers. */
export interface Wanted {
  readonly kind: 'all' | 'number' | 'letters' | 'words';
  /** Without the spaces and signs that a reading or a number does not have. */
  readonly text: string;
  /** As it was typed, in small letters. */
  readonly typed: string;
}

/** Digits look for a phone number, Latin letters for a reading (`wangxiuying`, `wxy`), anything else for the name. */
export function wanted(words: string): Wanted {
  const typed = words.normalize('NFKC').trim().toLowerCase();
  if (typed === '') return { kind: 'all', text: typed, typed };
  const joined = typed.replace(/[\s'’-]/g, '');
  if (/^\d+$/.test(joined)) return { kind: 'number', text: joined, typed };
  if (/^[a-z0-9]+$/.test(joined)) return { kind: 'letters', text: joined, typed };
  return { kind: 'words', text: typed, typed };
}

/** A LIKE pattern's own signs, taken literally. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
