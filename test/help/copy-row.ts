import { sql } from 'kysely';
import type { Db, Tx } from '#shared/database.ts';

/** Writes a table's first row once more, but for some columns: what a mistaken statement would write, whatever the verbs allow. */
export async function copyRow(db: Db | Tx, table: `${string}.${string}`, changes: object): Promise<void> {
  const [schema, name] = table.split('.');
  const { rows } = await sql<{ column: string }>`
    select column_name as "column" from information_schema.columns
    where table_schema = ${schema} and table_name = ${name} and is_generated = 'NEVER'`.execute(db);
  const columns = sql.join(rows.map(({ column }) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from (
      select (jsonb_populate_record(kept, ${JSON.stringify(changes)}::jsonb)).* from ${sql.table(table)} kept limit 1
    ) changed`.execute(db);
}
