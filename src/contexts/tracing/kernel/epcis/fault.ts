import type { FaultCode } from './fault-texts.ts';

/** One thing wrong with a document: where (RFC 6901 JSON pointer), what (a stable code), and what its sentence needs. */
export interface Fault {
  readonly pointer: string;
  readonly code: FaultCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

// A file that is wrong throughout needs a few of its faults told, not a million.
const MOST = 100;

/** The faults of one document, gathered while it is looked through; of a very wrong one the first hundred. */
export class Faults {
  readonly #found: Fault[] = [];

  add(pointer: string, code: FaultCode, facts: Fault['facts'] = {}): void {
    if (this.#found.length < MOST) this.#found.push({ pointer, code, facts });
  }

  get list(): readonly Fault[] {
    return this.#found;
  }

  get count(): number {
    return this.#found.length;
  }
}

/** The pointer to a property or item of what `pointer` points to. */
export function under(pointer: string, token: string | number): string {
  // Nearly every name is plain, and this is asked for every value of a document.
  const plain = typeof token === 'number' || !/[~/]/.test(token);
  return `${pointer}/${plain ? token : token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A value as a sentence may show it: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
