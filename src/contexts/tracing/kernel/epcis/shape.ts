import { type Faults, shown, under } from './fault.ts';
import { isObject, type JsonObject } from './json-object.ts';
import { isTimeStamp, isZoneOffset } from './time.ts';
import { isUri } from './uri.ts';
import type { Vocabulary } from './vocabularies.ts';

/** Looks at one value and adds what is wrong with it. */
export type Check = (value: unknown, pointer: string, faults: Faults) => void;

/** Which of the standard's two schemas a document was written for: JSON Schema or XML Schema. They differ in two places. */
export type Form = 'json' | 'xml';

export const text: Check = (value, pointer, faults) => {
  if (typeof value !== 'string')
    faults.add(pointer, 'wrong-type', { expected: 'string', value: shown(value) });
};

export const number: Check = (value, pointer, faults) => {
  if (typeof value !== 'number')
    faults.add(pointer, 'wrong-type', { expected: 'number', value: shown(value) });
};

export const boolean: Check = (value, pointer, faults) => {
  if (typeof value !== 'boolean') {
    faults.add(pointer, 'wrong-type', { expected: 'boolean', value: shown(value) });
  }
};

export const uri = textThat(isUri, 'not-uri');
export const time = textThat(isTimeStamp, 'not-time');
export const zoneOffset = textThat(isZoneOffset, 'not-offset');
export const hexBinary = textThat((value) => /^[A-Fa-f0-9]+$/.test(value), 'not-hex');
/** UN/ECE Recommendation 20 common code. */
export const unitCode = textThat((value) => /^[A-Z0-9]{2,3}$/.test(value), 'not-unit');
export const version = textThat((value) => /^\d+(\.\d+)*$/.test(value), 'not-version');

function textThat(
  fits: (value: string) => boolean,
  code: 'not-uri' | 'not-time' | 'not-offset' | 'not-hex' | 'not-unit' | 'not-version',
): Check {
  return (value, pointer, faults) => {
    if (typeof value !== 'string') text(value, pointer, faults);
    else if (!fits(value)) faults.add(pointer, code, { value: shown(value) });
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, pointer, faults) => {
    if (!allowed.some((one) => one === value)) {
      faults.add(pointer, 'not-one-of', { value: shown(value), allowed: allowed.join(', ') });
    }
  };
}

/** A bare word of the standard's list, or somebody's own URI; GS1's own names have only their bare form here. */
export function wordOf({ words }: Vocabulary, gs1: RegExp): Check {
  return (value, pointer, faults) => {
    if (typeof value !== 'string') return text(value, pointer, faults);
    if (words.has(value)) return;
    if (!isUri(value)) faults.add(pointer, 'not-a-word', { value: shown(value) });
    else if (gs1.test(value)) faults.add(pointer, 'word-not-bare', { value: shown(value) });
  };
}

export interface ListRules {
  readonly atLeast?: number;
  readonly distinct?: true;
}

export function list(item: Check, { atLeast = 0, distinct }: ListRules = {}): Check {
  return (value, pointer, faults) => {
    if (!Array.isArray(value)) {
      faults.add(pointer, 'wrong-type', { expected: 'array', value: shown(value) });
      return;
    }
    if (value.length < atLeast) faults.add(pointer, 'empty-list');
    for (const [index, each] of value.entries()) item(each, under(pointer, index), faults);
    if (distinct) repeated(value, pointer, faults);
  };
}

function repeated(items: readonly unknown[], pointer: string, faults: Faults): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const key = JSON.stringify(item);
    if (seen.has(key)) faults.add(under(pointer, index), 'repeated', { value: shown(item) });
    seen.add(key);
  }
}

export interface RecordRules {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** Which other names may stand here: user extensions (names that are URIs), any, or none. */
  readonly others: 'extensions' | 'any' | 'none';
}

export function record({ required = {}, optional = {}, others }: RecordRules): Check {
  return (value, pointer, faults) => {
    if (!isObject(value)) {
      faults.add(pointer, 'wrong-type', { expected: 'object', value: shown(value) });
      return;
    }
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name)) faults.add(pointer, 'missing', { field: name });
    }
    for (const [name, item] of Object.entries(value)) {
      const check = own(required, name) ?? own(optional, name);
      if (check) check(item, under(pointer, name), faults);
      else if (others === 'none' || (others === 'extensions' && !isUri(name))) {
        faults.add(under(pointer, name), others === 'none' ? 'unknown-field' : 'not-an-extension', {
          field: name,
        });
      }
    }
  };
}

function own(checks: Readonly<Record<string, Check>>, name: string): Check | undefined {
  return Object.hasOwn(checks, name) ? checks[name] : undefined;
}

/** Several looks at one value, in order. */
export function all(...checks: readonly Check[]): Check {
  return (value, pointer, faults) => {
    for (const check of checks) check(value, pointer, faults);
  };
}

/** A further look at a value that is an object; of another the shape has already told. */
export function alsoObject(look: (object: JsonObject, pointer: string, faults: Faults) => void): Check {
  return (value, pointer, faults) => {
    if (isObject(value)) look(value, pointer, faults);
  };
}
