import { type Outcome, ok } from '#shared/outcome.ts';
import { compressed, type LinearModel, type Row } from '#shared/solver/linear-model.ts';
import { refuseFund } from './refusals.ts';

type Section = 'objective' | 'rows' | 'bounds' | 'general' | 'binary' | 'semi' | 'end';
type Kind = 'number' | 'name' | 'sign' | 'relation' | 'colon' | 'section';
interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly line: number;
  readonly section?: Section;
  readonly sense?: 'max' | 'min';
}

const HEADS: readonly [RegExp, Section, ('max' | 'min')?][] = [
  [/^(max|maximi[sz]e|maximum)(?![\w.:])/i, 'objective', 'max'],
  [/^(min|minimi[sz]e|minimum)(?![\w.:])/i, 'objective', 'min'],
  [/^(subject\s+to|such\s+that|st|s\.t\.)(?![\w:])/i, 'rows'],
  [/^bounds?(?![\w.:])/i, 'bounds'],
  [/^(generals?|gen|integers?|int)(?![\w.:])/i, 'general'],
  [/^(binary|binaries|bin)(?![\w.:])/i, 'binary'],
  [/^(semi-continuous|semis?)(?![\w.:])/i, 'semi'],
  [/^end(?![\w.:])/i, 'end'],
];
const NUMBER = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i;
const INFINITE = /^inf(inity)?$/i;
const NAME = /^[^\s+\-*/^<>=:[\]\\][^\s+\-*^<>=:\\]*/;
const RELATION = /^(<=|=<|>=|=>|<|>|=)/;

/**
 * Reads a linear program in the CPLEX LP format (objective, rows, bounds, generals, binaries; rows may have two limits).
 * Refused: what is quadratic, semi-continuous or no LP at all, with its line. Written apart from the solver's own reader, so that
 * a solution is checked against the file and not against what the solver made of it.
 */
export function readLp(text: string): Outcome<LinearModel> {
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return refuseFund('region.no-lp', tokens);
  try {
    return ok(new LpReader(tokens).read());
  } catch (error) {
    if (error instanceof NotLp) return refuseFund('region.no-lp', { line: error.line, text: error.text });
    throw error;
  }
}

class NotLp extends Error {
  readonly line: number;
  readonly text: string;

  constructor({ line, text }: Token) {
    super();
    this.line = line;
    this.text = text;
  }
}

function tokensOf(text: string): Token[] | { line: number; text: string } {
  const tokens: Token[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    let rest = raw.replace(/\\.*$/, '').trim();
    for (const [head, section, sense] of HEADS) {
      const found = head.exec(rest);
      if (!found) continue;
      tokens.push({ kind: 'section', text: found[0], line, section, ...(sense && { sense }) });
      rest = rest.slice(found[0].length).trim();
      break;
    }
    while (rest) {
      const token = tokenAt(rest);
      if (!token) return { line, text: rest.slice(0, 20) };
      tokens.push({ ...token, line });
      rest = rest.slice(token.text.length).trimStart();
    }
  }
  return tokens;
}

function tokenAt(rest: string): { kind: Kind; text: string } | undefined {
  for (const [kind, pattern] of [
    ['relation', RELATION],
    ['number', NUMBER],
    ['sign', /^[+-]/],
    ['colon', /^:/],
    ['name', NAME],
  ] as const) {
    const found = pattern.exec(rest)?.[0];
    if (found) return { kind, text: found };
  }
  return undefined;
}

interface Expression {
  readonly terms: Map<number, number>;
  readonly constant: number;
}

class LpReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  readonly #columns = new Map<string, number>();
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #whole: number[] = [];
  readonly #rows: Row[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): LinearModel {
    const head = this.#next();
    if (head.section !== 'objective') throw new NotLp(head);
    this.#label();
    const objective = this.#expression(true);
    for (let section = this.#next(); section.section !== 'end'; section = this.#next()) {
      if (section.section === 'rows') this.#readRows();
      else if (section.section === 'bounds') this.#readBounds();
      else if (section.section === 'general') this.#readWhole(false);
      else if (section.section === 'binary') this.#readWhole(true);
      // An empty one says nothing; HiGHS writes it.
      else if (section.section !== 'semi' || this.#peek()?.kind !== 'section') throw this.#wrong();
    }
    const columns = this.#lower.length;
    const cost = new Float64Array(columns);
    for (const [column, value] of objective.terms) cost[column] = value;
    return {
      sense: head.sense ?? 'min',
      offset: objective.constant,
      columnNames: [...this.#columns.keys()],
      cost,
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      whole: Int32Array.from(this.#whole),
      ...compressed(this.#rows),
    };
  }

  #readRows(): void {
    while (this.#peek() && this.#peek()?.kind !== 'section') {
      const name = this.#label() ?? `r${this.#rows.length + 1}`;
      const left = this.#side(true);
      const relation = this.#relation();
      const middle = this.#side(left.terms.size === 0);
      if (this.#peek()?.kind !== 'relation') {
        this.#addRow(name, minus(left, middle), relation, 0);
        continue;
      }
      // Two limits: the middle is the row, and the outer ones are numbers.
      const second = this.#relation();
      const right = this.#side(false);
      if (left.terms.size > 0 || right.terms.size > 0 || relation !== second || relation === '=')
        throw this.#wrong();
      const [least, most] =
        relation === '<' ? [left.constant, right.constant] : [right.constant, left.constant];
      this.#rows.push({
        name,
        terms: middle.terms,
        least: least - middle.constant,
        most: most - middle.constant,
      });
    }
  }

  #addRow(name: string, { terms, constant }: Expression, relation: string, right: number): void {
    const limit = right - constant;
    this.#rows.push({
      name,
      terms,
      least: relation === '<' ? Number.NEGATIVE_INFINITY : limit,
      most: relation === '>' ? Number.POSITIVE_INFINITY : limit,
    });
  }

  #readBounds(): void {
    while (this.#peek() && this.#peek()?.kind !== 'section') {
      const first = this.#boundSide();
      if (typeof first === 'string' && /^free$/i.test(this.#peek()?.text ?? '')) {
        this.#next();
        this.#bound(first, '>', Number.NEGATIVE_INFINITY);
        this.#bound(first, '<', Number.POSITIVE_INFINITY);
        continue;
      }
      const relation = this.#relation();
      const second = this.#boundSide();
      if (typeof first === 'string' && typeof second === 'number') this.#bound(first, relation, second);
      else if (typeof first === 'number' && typeof second === 'string') {
        this.#bound(second, turned(relation), first);
        if (this.#peek()?.kind !== 'relation') continue;
        const other = this.#relation();
        const third = this.#boundSide();
        if (typeof third !== 'number') throw this.#wrong();
        this.#bound(second, other, third);
      } else throw this.#wrong();
    }
  }

  /** A column's name, or a number with its sign; infinity counts as a number. */
  #boundSide(): string | number {
    let sign = 1;
    while (this.#peek()?.kind === 'sign') if (this.#next().text === '-') sign = -sign;
    const token = this.#next();
    if (token.kind === 'number') return sign * Number(token.text);
    if (token.kind !== 'name') throw new NotLp(token);
    return INFINITE.test(token.text) ? sign * Number.POSITIVE_INFINITY : token.text;
  }

  #bound(name: string, relation: string, value: number): void {
    const column = this.#column(name);
    if (relation !== '<') this.#lower[column] = value;
    if (relation !== '>') this.#upper[column] = value;
  }

  #readWhole(binary: boolean): void {
    while (this.#peek()?.kind === 'name') {
      const name = this.#next().text;
      this.#whole[this.#column(name)] = 1;
      if (binary) {
        this.#bound(name, '>', 0);
        this.#bound(name, '<', 1);
      }
    }
  }

  #label(): string | undefined {
    if (this.#tokens[this.#at + 1]?.kind !== 'colon') return undefined;
    const name = this.#next().text;
    this.#next();
    return name;
  }

  #relation(): '<' | '>' | '=' {
    const token = this.#next();
    if (token.kind !== 'relation') throw new NotLp(token);
    return token.text.includes('<') ? '<' : token.text.includes('>') ? '>' : '=';
  }

  /**
   * Terms after the first have a sign, so that a row without a label ends where the next begins. `wrapped`: a number may stand at a
   * line's end and its column on the next, as HiGHS writes them; on a row's right it is the limit, and the next row begins there.
   */
  #expression(wrapped: boolean): Expression {
    const terms = new Map<number, number>();
    let constant = 0;
    for (let first = true; ; first = false) {
      const start = this.#at;
      let factor = 1;
      while (this.#peek()?.kind === 'sign') if (this.#next().text === '-') factor = -factor;
      if (!first && this.#at === start) return { terms, constant };
      const number = this.#peek();
      if (number?.kind === 'number') {
        factor *= Number(this.#next().text);
        if (!this.#names() || !(wrapped || this.#peek()?.line === number.line)) {
          constant += factor;
          continue;
        }
      }
      if (!this.#names()) {
        if (this.#at !== start) throw this.#wrong();
        return { terms, constant };
      }
      const name = this.#next().text;
      if (INFINITE.test(name)) constant += factor * Number.POSITIVE_INFINITY;
      else {
        const column = this.#column(name);
        terms.set(column, (terms.get(column) ?? 0) + factor);
      }
    }
  }

  /** A column’s name stands here, and no label. */
  #names(): boolean {
    return this.#peek()?.kind === 'name' && this.#tokens[this.#at + 1]?.kind !== 'colon';
  }

  /** A side of a row. */
  #side(wrapped: boolean): Expression {
    const start = this.#at;
    const expression = this.#expression(wrapped);
    if (this.#at === start) throw this.#wrong();
    return expression;
  }

  #column(name: string): number {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = this.#columns.size;
    this.#columns.set(name, column);
    this.#lower[column] = 0;
    this.#upper[column] = Number.POSITIVE_INFINITY;
    this.#whole[column] = 0;
    return column;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The end of the file ends the program too. */
  #next(): Token {
    const line = this.#tokens.at(-1)?.line ?? 1;
    const token = this.#peek() ?? { kind: 'section', section: 'end', text: '', line };
    this.#at += 1;
    return token;
  }

  #wrong(): NotLp {
    return new NotLp(this.#peek() ?? { kind: 'section', text: '', line: this.#tokens.at(-1)?.line ?? 1 });
  }
}

function minus(left: Expression, right: Expression): Expression {
  const terms = new Map(left.terms);
  for (const [column, value] of right.terms) terms.set(column, (terms.get(column) ?? 0) - value);
  return { terms, constant: left.constant - right.constant };
}

function turned(relation: '<' | '>' | '='): '<' | '>' | '=' {
  return relation === '<' ? '>' : relation === '>' ? '<' : '=';
}
