import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import type pg from 'pg';
import type { Call } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { asCall, type Circumstances } from './county.ts';

/** How a transaction is cut off: the program throws, or PostgreSQL loses the connection. */
export type Cut = 'thrown' | 'disconnected';

export interface Interrupted {
  /** What was written last before the cut, e.g. `insert ordering.order`; undefined when it ended before the cut came. */
  readonly after: string | undefined;
}

class PowerCut extends Error {}

/**
 * Runs a verb in a transaction that is cut off after its `writes`-th writing statement, as a crash at that line would. Answers
 * where it was cut; a verb with fewer writes commits.
 */
export async function interruptedAfter(
  { db, pool }: { readonly db: Db; readonly pool: pg.Pool },
  writes: number,
  cut: Cut,
  given: Circumstances,
  verb: (call: Call) => Promise<unknown>,
): Promise<Interrupted> {
  let seen = 0;
  let after: string | undefined;
  let backend = 0;
  const names = new WeakMap<object, string>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const name = writingName(node);
      if (name) names.set(queryId, name);
      return node;
    },
    async transformResult({ result, queryId }) {
      const name = names.get(queryId);
      if (name) seen += 1;
      if (name && seen === writes) {
        after = name;
        if (cut === 'thrown') throw new PowerCut(name);
        await pool.query('select pg_terminate_backend($1)', [backend]);
      }
      return result;
    },
  };
  try {
    await asCall(db.withPlugin(plugin), given, async (call) => {
      const { rows } = await pidOf(call);
      backend = rows[0]?.pid ?? 0;
      await verb(call);
    });
  } catch (error) {
    if (after === undefined) throw error;
  }
  return { after };
}

async function pidOf(call: Call) {
  return sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(call.tx);
}

function writingName(node: RootOperationNode): string | undefined {
  switch (node.kind) {
    case 'InsertQueryNode':
      return `insert ${node.into ? tableName(node.into) : ''}`;
    case 'UpdateQueryNode':
      return `update ${node.table ? tableName(node.table) : ''}`;
    case 'DeleteQueryNode':
      return `delete ${tableName(node.from.froms[0])}`;
    case 'RawNode': {
      const pieces = node.sqlFragments.flatMap((text, place) => [text, tableName(node.parameters[place])]);
      const text = pieces.join(' ').replace(/\s+/g, ' ').trim();
      const match = /^(insert into|update|delete from) ([a-zA-Z_."]+)/.exec(text) ?? /(add_job)()/.exec(text);
      return match ? `${match[1]} ${match[2]}`.trim() : undefined;
    }
    default:
      return undefined;
  }
}

/** `ordering.order`; nothing of what names no table. A table within a text stands in a text of its own. */
function tableName(node: unknown): string {
  const { kind, parameters, table } = JSON.parse(JSON.stringify(node ?? {})) as {
    kind?: string;
    parameters?: unknown[];
    table?: { schema?: { name: string }; identifier?: { name: string } };
  };
  if (kind === 'RawNode' && parameters?.length === 1) return tableName(parameters[0]);
  return [table?.schema?.name, table?.identifier?.name].filter(Boolean).join('.');
}

/** A fingerprint of everything in these tables: equal if and only if nothing changed. */
export async function fingerprint(pool: pg.Pool, tables: readonly string[]): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await pool.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${table} t`,
    );
    prints[table] = rows[0].print;
  }
  return prints;
}
