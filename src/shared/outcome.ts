/**
 * What a use case answers when nothing is broken: either a value, or a refusal the person can act on.
 * Bugs and outages throw; they are never an Outcome.
 */
export type Outcome<Value, R extends Refusal = Refusal> = Ok<Value> | Refused<R>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<R extends Refusal = Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/** A refusal's stable code and the facts its sentence needs. `code` is `context.reason`, e.g. `origin.spray-interval`. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function ok(): Ok<undefined>;
export function ok<Value>(value: Value): Ok<Value>;
export function ok(value?: unknown): Ok<unknown> {
  return { ok: true, value };
}

/** What happened, why, and what to do next: the three parts of every refusal in both languages. */
export interface Sentence {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

/** One refusal as a context declares it: HTTP status (503 when another's service is down) and its sentence in both languages. */
// biome-ignore lint/suspicious/noExplicitAny: each entry names its own facts; `refuserOf` gives them back typed.
export interface RefusalText<Facts = any> {
  readonly status: 400 | 401 | 403 | 404 | 406 | 409 | 410 | 413 | 414 | 415 | 422 | 429 | 501 | 503;
  readonly zh: (facts: Facts) => Sentence;
  readonly en: (facts: Facts) => Sentence;
}

type Texts = Readonly<Record<string, RefusalText>>;
type FactsOf<T> = T extends RefusalText<infer Facts> ? Facts : never;
type Args<Facts> = keyof Facts extends never ? [] : [facts: Facts];

/** The union of refusals a context's texts can make. */
export type RefusalOf<T extends Texts> = Refusal<Extract<keyof T, string>>;

/**
 * Makes a context's `refuse` from its texts: a code without a sentence in both languages does not compile,
 * and neither does a refusal that forgets a fact its sentence needs.
 */
export function refuserOf<T extends Texts>(_texts: T) {
  return function refuse<Code extends Extract<keyof T, string>>(
    code: Code,
    ...[facts]: Args<FactsOf<T[Code]>>
  ): Refused<Refusal<Code>> {
    return { ok: false, refusal: { code, facts: facts ?? {} } };
  };
}

/** Gives the value, or throws: for seeds and tests, where a refusal is a bug in the caller. */
export function must<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
}
