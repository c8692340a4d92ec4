import type pg from 'pg';

export interface Table {
  /** Quoted, with its schema: `ordering."order"`. */
  readonly name: string;
  /** Quoted; those PostgreSQL computes by itself are left out. */
  readonly columns: readonly string[];
}

// What a migrated database holds by itself: the ledgers of what has been migrated.
const LEDGERS = ['shared.migration', 'graphile_worker.migrations'];
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`;

/** Every table whose rows are part of a county, in a stable order. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
      array(select quote_ident(attname) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} and format('%I.%I', n.nspname, c.relname) <> all ($1)
    order by 1`,
    [LEDGERS],
  );
  return rows;
}

export interface Sequence {
  readonly name: string;
  readonly last: string;
}

/** Sequences that have been used, with the last number given out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select format('%I.%I', n.nspname, s.sequencename) as name, s.last_value::text as last
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname
    where s.last_value is not null and ${OURS} order by 1`);
  return rows;
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${OURS} order by 1, 2`);
  return rows;
}

/**
 * What triggers see to in the place of foreign keys, once a statement and not row by row: each says so in its comment, a foreign key to a line.
 * Names are for trying them.
 */
export async function triedKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<Pick<ForeignKey, 'table' | 'definition'>>(`
    select format('%I.%I', n.nspname, c.relname) as table, said.definition
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    cross join lateral regexp_split_to_table(obj_description(t.oid, 'pg_trigger'), '\\n') as said(definition)
    where said.definition like 'foreign key %' and ${OURS} order by 1, 2`);
  return rows.map((row, place) => ({ ...row, name: `tried_${place}` }));
}
