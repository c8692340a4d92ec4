import { refuse, type TracingRefusal } from '../../refusals.ts';
import { isTimeStamp } from '../epcis/time.ts';

/** A query as it was asked, from an address or from JSON: each parameter with its values. */
export type Asked = ReadonlyMap<string, readonly (string | number | boolean | null)[]>;

/** Ends the reading of a query; `parseQuery` turns it into an outcome. */
export class NotAQuery extends Error {
  readonly refusal: TracingRefusal;
  constructor(refusal: TracingRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function wrongValue(name: string, value: unknown, wanted: string): NotAQuery {
  return new NotAQuery(
    refuse('tracing.query-value-wrong', { name, value: String(value).slice(0, 200), wanted }).refusal,
  );
}

/** One parameter with the values it was given. */
export class Parameter {
  readonly name: string;
  readonly #values: readonly (string | number | boolean | null)[];

  constructor(name: string, values: readonly (string | number | boolean | null)[]) {
    this.name = name;
    this.#values = values;
  }

  get texts(): readonly string[] {
    if (this.#values.length === 0) throw wrongValue(this.name, '', 'at least one value');
    return this.#values.map((value) => {
      if (value === null || value === '') throw wrongValue(this.name, value, 'text');
      return String(value);
    });
  }

  get text(): string {
    const [only, ...others] = this.texts;
    if (only === undefined || others.length > 0) throw wrongValue(this.name, this.texts, 'one value');
    return only;
  }

  get number(): number {
    return numberIn(this.name, this.text);
  }

  get numbers(): readonly number[] {
    return this.texts.map((text) => numberIn(this.name, text));
  }

  get count(): number {
    const { number } = this;
    if (!Number.isInteger(number) || number < 1) throw wrongValue(this.name, number, 'a whole number from 1');
    return number;
  }

  get time(): string {
    // In an address a plus sign that is not escaped arrives as a space.
    const text = this.text.replace(' ', '+');
    if (!isTimeStamp(text)) throw wrongValue(this.name, text, 'a moment with its zone');
    return text;
  }

  oneOf<Word extends string>(words: readonly Word[]): readonly Word[] {
    return this.texts.map((text) => {
      const word = words.find((each) => each === text);
      if (word === undefined) throw wrongValue(this.name, text, words.join(', '));
      return word;
    });
  }

  /** `EXISTS_…`: whatever value, unless it says false. */
  get isAsked(): boolean {
    return !this.#values.some((value) => value === false || value === 'false');
  }
}

function numberIn(name: string, text: string): number {
  const number = Number(text);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) || !Number.isFinite(number)) {
    throw wrongValue(name, text, 'a number');
  }
  return number;
}
