import pg from 'pg';

// Each is kept once per connection. Our texts come from code and are some hundreds; more would mean that one is built from data.
const MOST = 2_000;
const names = new Map<string, string>();

/**
 * A connection on which PostgreSQL keeps the plan of every read that takes parameters. Reading a lot joins eight tables:
 * weighing the orders in which they could be joined takes ten times as long as reading them.
 *
 * So are inserts of many rows at once (`insertRows`), which a crowd sends by the dozen: whatever is inserted, there is one way to do it.
 * Other writes are planned each time: it costs them little, and `on conflict … where status = $1` finds its partial index only while
 * the parameter is known.
 */
export class PreparedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((first: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof first === 'string' && Array.isArray(values) ? nameOf(first) : undefined;
      return name ? send({ name, text: first, values }, ...rest) : send(first, values, ...rest);
    }) as pg.Client['query'];
  }
}

const KEPT = /^\s*(select\b|insert into [^()]+\([^()]*\) select\b(?!.*\bwhere\b))/s;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST || !KEPT.test(text)) return known;
  const name = `kept-${names.size}`;
  names.set(text, name);
  return name;
}
