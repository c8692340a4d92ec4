import type { FileFault } from '../../formats/file-fault.ts';
import type { SitingProblem } from '../problem.ts';

/**
 * Capacitated facility location as Holmberg and the single-source sets write it: sites and customers; a line a site with its capacity and
 * fixed cost; the customers’ demands; then what serving all of a customer costs, site by site.
 */
export function readCflp(text: string): SitingProblem | FileFault {
  const numbers = new Numbers(text);
  const m = numbers.next();
  const n = numbers.next();
  if (!Number.isInteger(m) || !Number.isInteger(n) || !(m >= 1 && n >= 1))
    return { code: 'wrong-row', line: 1, at: text.split(/\r?\n/, 1)[0] ?? '' };
  if (numbers.left < 2 * m + n + n * m) return { code: 'cut-short', line: numbers.end, at: `${m} × ${n}` };
  const sites = Array.from({ length: m }, (_, i) => ({
    name: String(i + 1),
    level: 0,
    capacity: numbers.next(),
    fixed: numbers.next(),
    build: 0,
    keep: false,
  }));
  const use = Float64Array.from({ length: n }, () => numbers.next());
  const cost = new Float64Array(n * m);
  for (let i = 0; i < m; i++) for (let v = 0; v < n; v++) cost[v * m + i] = numbers.next();
  if (numbers.fault) return numbers.fault;
  const negative = sites.find(({ capacity }) => capacity < 0);
  if (negative || use.some((each) => each < 0))
    return { code: 'negative-demand', line: numbers.line, at: negative?.name ?? '' };
  return {
    name: '',
    seasons: [''],
    villages: Array.from({ length: n }, (_, v) => String(v + 1)),
    sites,
    ways: sites.map((_, i) => [i]),
    cost,
    use,
    cover: [],
    budget: Number.POSITIVE_INFINITY,
    split: false,
  };
}

/** Numbers one after the other, wherever the lines end. */
class Numbers {
  fault: FileFault | null = null;
  line = 1;
  readonly #words: { readonly word: string; readonly line: number }[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.split(/\r?\n/).flatMap((row, line) =>
      row
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => ({ word, line: line + 1 })),
    );
  }

  /** How many were not read yet. */
  get left(): number {
    return this.#words.length - this.#at;
  }

  /** The line of the last one. */
  get end(): number {
    return this.#words.at(-1)?.line ?? 1;
  }

  next(): number {
    const read = this.#words[this.#at];
    this.#at += 1;
    if (read) this.line = read.line;
    const number = Number(read?.word ?? Number.NaN);
    if (!Number.isFinite(number)) this.fault ??= { code: 'wrong-row', line: this.line, at: read?.word ?? '' };
    return number;
  }
}
