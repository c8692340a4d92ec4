import { type CompanyPrefixes, type Lint, type Linter, lint } from './lint.ts';

export const gcppos1: Linter = (text, prefixes) => companyPrefix(text, 0, text.length, prefixes);
export const gcppos2: Linter = (text, prefixes) => companyPrefix(text, 1, text.length, prefixes);

/** Whether the digits from `at` to `end` begin with a company prefix; anything does for whoever has no register. */
export function companyPrefix(
  text: string,
  at: number,
  end: number,
  prefixes: CompanyPrefixes | undefined,
): Lint | null {
  const answer = prefixes?.(text.slice(at, end)) ?? 'assigned';
  if (answer === 'assigned') return null;
  return lint(answer === 'unassigned' ? 'INVALID_GCP_PREFIX' : 'GCP_DATASOURCE_OFFLINE', at, end - at);
}
