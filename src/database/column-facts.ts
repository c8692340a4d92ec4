import type pg from 'pg';

/** What the database guarantees about a column beyond its type. */
export interface ColumnFacts {
  readonly notNull: boolean;
  /** The words a text column may hold, when its check lists them. */
  readonly words?: readonly string[];
}

// `status = ANY (ARRAY['open'::text, 'closed'::text])` is how PostgreSQL prints `status in ('open', 'closed')`.
const ONE_OF = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/;

/**
 * Facts of every column by `schema.table.column`. PostgreSQL calls every column of a view nullable; here a view's column
 * that only hands on a table's column keeps that column's facts, unless an outer join of the view may add nulls to it.
 */
export async function columnFacts(pool: pg.Pool): Promise<Map<string, ColumnFacts>> {
  const columns = await tableColumns(pool);
  const views = await pool.query<{ oid: number; name: string; definition: string }>(`
    select c.oid, n.nspname || '.' || c.relname as name, pg_get_viewdef(c.oid) as definition
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
    order by c.oid`);
  const facts = new Map([...columns.values()].map((column) => [column.name, column]));
  // A view is younger than what it reads, so by oid the facts of views below it are known.
  for (const view of views.rows) {
    const definition = view.definition.replace(/;\s*$/, '');
    // Run bare, not as `select from view`: only then does the answer name the table each column comes from.
    const { fields } = await pool.query(`${definition} limit 0`);
    const mayAddNulls = outerJoined(definition);
    for (const [index, field] of fields.entries()) {
      const source = columns.get(`${field.tableID}.${field.columnID}`);
      if (!source) continue;
      const column = {
        name: `${view.name}.${field.name}`,
        notNull: source.notNull && !mayAddNulls(source.name),
        ...(source.words && { words: source.words }),
      };
      columns.set(`${view.oid}.${index + 1}`, column);
      facts.set(column.name, column);
    }
  }
  return facts;
}

/** Could this view's joins turn a column of `schema.table.column` to null? Says yes where the SQL is not plain. */
function outerJoined(definition: string): (column: string) => boolean {
  const right = [...definition.matchAll(/\bLEFT JOIN (\S+)/g)].map(
    ([, table]) => `${table?.replaceAll('"', '')}.`,
  );
  const plain =
    right.every((table) => /^\w+\.\w+\.$/.test(table)) && !/\b(RIGHT|FULL) JOIN\b/.test(definition);
  return (column) => !plain || right.some((table) => column.startsWith(table));
}

async function tableColumns(pool: pg.Pool): Promise<Map<string, ColumnFacts & { name: string }>> {
  const { rows } = await pool.query<{
    key: string;
    table: string;
    column: string;
    notNull: boolean;
    checks: string[];
  }>(`
    select a.attrelid || '.' || a.attnum as key, n.nspname || '.' || c.relname as table, a.attname as column,
      a.attnotnull as "notNull",
      array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid) as checks
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`);
  return new Map(
    rows.map(({ key, table, column, notNull, checks }) => {
      const words = checks.map(oneOf).find((list) => list?.column === column)?.words;
      return [key, { name: `${table}.${column}`, notNull, ...(words && { words }) }];
    }),
  );
}

function oneOf(check: string): { column: string; words: string[] } | undefined {
  const [, column, list] = ONE_OF.exec(check) ?? [];
  if (!column || !list) return undefined;
  return { column, words: [...list.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? '') };
}
