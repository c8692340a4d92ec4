import { sql } from 'kysely';
import type { Db } from '../../src/shared/database.ts';

/**
 * What people wrote in Chinese and nobody translates: names, places, notes, reasons. Every text with Chinese in it that a column
 * holds, longest first.
 */
export async function writtenChinese(db: Db): Promise<string[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string }>`
    select c.table_schema as schema, c.table_name as table, c.column_name as column
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
      and c.table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')`.execute(db);
  const found = new Set<string>();
  for (const { schema, table, column } of columns) {
    const { rows } = await sql<{ text: string }>`
      select distinct ${sql.ref(column)}::text as text from ${sql.table(`${schema}.${table}`)}
      where ${sql.ref(column)}::text ~ '[一-龥]'`.execute(db);
    for (const { text } of rows)
      for (const piece of text.split(/["\n]/)) if (/\p{Script=Han}/u.test(piece)) found.add(piece);
  }
  return [...found].toSorted((a, b) => b.length - a.length);
}
