import type pg from 'pg';

/** Drops every schema of ours with all it holds: for a database that is about to be filled anew. */
export async function dropAll(client: pg.ClientBase | pg.Pool): Promise<void> {
  const { rows } = await client.query<{ schema: string }>(`
    select quote_ident(nspname) as schema from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`);
  for (const { schema } of rows) await client.query(`drop schema ${schema} cascade`);
}
