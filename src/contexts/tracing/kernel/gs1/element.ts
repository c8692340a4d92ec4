import { type ApplicationIdentifier, applicationIdentifiers } from './application-identifier.ts';
import type { SyntaxFault } from './syntax-fault.ts';

/** An AI and its value. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

/** What a reader may be asked to take besides what the standard asks for. */
export interface Tolerance {
  /** `/gtin/…/lot/…`, which was withdrawn in GS1 Digital Link 1.2. */
  readonly convenienceNames?: boolean;
  /** A GTIN-8, -12 or -13 where fourteen digits are asked for. */
  readonly shortGtins?: boolean;
  /** AIs that are in no dictionary (yet): their values are not looked at. */
  readonly unknownAis?: boolean;
}

/** An AI that nobody knows, when a reader takes those. */
export function identifierOf(ai: string, { unknownAis }: Tolerance): ApplicationIdentifier | undefined {
  const known = applicationIdentifiers.get(ai);
  if (known || !unknownAis || !/^\d{2,4}$/.test(ai)) return known;
  return {
    ai,
    title: '',
    predefined: false,
    attribute: true,
    components: [{ type: 'X', least: 1, most: 90, optional: false, linters: [] }],
  };
}

/** What is wrong with a value, its place counted within the value; null when nothing is. */
export function valueFault({ ai, components }: ApplicationIdentifier, value: string): SyntaxFault | null {
  if (value === '') return { fault: 'empty', at: 0, ai };
  let from = 0;
  for (const component of components) {
    const rest = value.length - from;
    if (rest === 0 && component.optional) break;
    if (rest < component.least) return { fault: 'too-short', at: value.length, ai };
    const part = value.slice(from, from + component.most);
    for (const linter of component.linters) {
      const found = linter(part);
      if (found) return { fault: 'value', at: from + found.at, ai, lint: found.code };
    }
    from += part.length;
  }
  return from < value.length ? { fault: 'too-long', at: from, ai } : null;
}

/** A short GTIN filled up to fourteen digits, when that is allowed; anything else as it is. */
export function gtin14({ ai, value }: Element, { shortGtins }: Tolerance): string {
  return shortGtins && ai === '01' && /^(\d{8}|\d{12,13})$/.test(value) ? value.padStart(14, '0') : value;
}
