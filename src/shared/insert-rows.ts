import { CompiledQuery, type Insertable, sql } from 'kysely';
import type { Tx } from './database.ts';
import type { DB } from './schema.ts';
import { isTextType, textArray } from './text-array.ts';
import { uuidArray } from './uuid-array.ts';

type Name<Row> = Extract<keyof Row, string>;

// A few rows have this or that in common by chance: each time another statement, whose plan would be kept for nothing.
const CROWD = 20;

/**
 * Inserts rows that all have the same columns, as many as wanted, in one statement; answers what `ending` (`on conflict …`, `returning …`, no
 * parameters) has returned.
 * A column travels as one array, or as one value where all rows of a crowd have the same: a parameter for each value would meet
 * PostgreSQL's limit at some hundred orders, and JSON would repeat every name for every row.
 */
export async function insertRows<Table extends keyof DB, Returned = never>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
  ending = '',
): Promise<Returned[]> {
  const [first] = rows;
  if (!first) return [];
  const types = await columnTypes(tx, table);
  const parameters: unknown[] = [];
  const given = (value: unknown, type: string) => `$${parameters.push(value)}::${type}`;
  const mayBeAlike = rows.length === 1 || rows.length >= CROWD;
  const into: string[] = [];
  const selected: string[] = [];
  const arrays: string[] = [];
  const inside: string[] = [];
  for (const key of Object.keys(first) as Name<Insertable<DB[Table]>>[]) {
    const name = columnOf(key);
    const type = types.get(name);
    if (!type) throw new Error(`${table} has no column ${name}`);
    const column = `"${name}"`;
    into.push(column);
    // Mostly the very same text, number or moment: said by comparing, before anything is written out.
    if (mayBeAlike && rows.every((row) => row[key] === first[key])) {
      selected.push(given(textOf(first[key], type), type));
      continue;
    }
    const values = rows.map((row) => textOf(row[key], type));
    if (mayBeAlike && values.every((value) => value === values[0])) {
      selected.push(given(values[0], type));
      continue;
    }
    // An array of arrays would be one long array: they travel as texts.
    const element = type.endsWith('[]') ? 'text' : type;
    selected.push(element === type ? column : `${column}::${type}`);
    arrays.push(given(packed(values, element), `${element}[]`));
    inside.push(column);
  }
  const from = arrays.length > 0 ? ` from unnest(${arrays.join(', ')}) as given(${inside.join(', ')})` : '';
  const name = columnOf(table)
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  const text = `insert into ${name} (${into.join(', ')}) select ${selected.join(', ')}${from} ${ending}`;
  // Written as text at once: putting it together as a query took a crowd's orders longer than their rows.
  const result = await tx.executeQuery<Returned>(CompiledQuery.raw(text, parameters));
  return result.rows;
}

// By table, `bpchar` for `character(18)`: without its length, which the table itself minds.
const known = new Map<string, ReadonlyMap<string, string>>();

async function columnTypes(tx: Tx, table: string): Promise<ReadonlyMap<string, string>> {
  const before = known.get(table);
  if (before) return before;
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, -1) as type from pg_attribute
    where attrelid = ${columnOf(table)}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  known.set(table, types);
  return types;
}

const names = new Map<string, string>();

function columnOf(name: string): string {
  const before = names.get(name);
  if (before !== undefined) return before;
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  names.set(name, column);
  return column;
}

/** A value as PostgreSQL reads it; a text for a JSON column is JSON already. */
function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return momentText(value);
  if (type.endsWith('[]') && Array.isArray(value))
    return arrayOf(
      value.map((each) => textOf(each, type.slice(0, -2))),
      type.slice(0, -2),
    );
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

let last = { at: Number.NaN, text: '' };

/** A batch's rows are of one moment, or of few: writing it out takes longer than all else of a row. */
function momentText(moment: Date): string {
  const at = moment.getTime();
  if (at !== last.at) last = { at, text: moment.toISOString() };
  return last.text;
}

function packed(values: readonly (string | null)[], type: string): Buffer | string {
  if (type === 'uuid') return uuidArray(values);
  return isTextType(type) ? textArray(values, type) : arrayOf(values, type);
}

// Of these no value has a letter that an array gives a meaning to.
const PLAIN = new Set([
  'integer',
  'bigint',
  'smallint',
  'numeric',
  'boolean',
  'date',
  'timestamp with time zone',
]);

function arrayOf(values: readonly (string | null)[], type: string): string {
  const plain = PLAIN.has(type);
  return `{${values.map((value) => (value === null ? 'NULL' : plain ? value : quoted(value))).join(',')}}`;
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
