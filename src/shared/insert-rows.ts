import { type Insertable, sql } from 'kysely';
import type { Tx } from './database.ts';
import type { DB } from './schema.ts';

/**
 * Inserts rows that all have the same columns, as many as wanted: they travel as one JSON text, where a parameter for each value would
 * meet PostgreSQL's limit at some hundred orders.
 */
export async function insertRows<Table extends keyof DB>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const columns = new Map(names.map((name) => [name, columnOf(name)]));
  const listed = sql.join([...columns.values()].map((column) => sql.raw(column)));
  const renamed = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columns.get(name) ?? name, value])),
  );
  await sql`
    insert into ${sql.table(table)} (${listed})
    select ${listed} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(renamed)}::json)`.execute(
    tx,
  );
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
