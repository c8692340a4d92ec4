import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaTypes } from '../../database/schema-types.ts';
import { openDb } from '../../shared/database.ts';
import { migrate } from '../../shared/migrate.ts';
import { root } from '../../shared/root.ts';
import { withPostgres } from './with-postgres.ts';

/** Writes `src/shared/schema.ts` anew from all migrations; answers whether that changed it. */
export function rewriteSchema(): Promise<boolean> {
  return withPostgres(async (url) => {
    const { pool } = openDb(url);
    try {
      await migrate(pool);
      const file = join(root, 'src', 'shared', 'schema.ts');
      const types = await schemaTypes(pool);
      const changed = types !== (await readFile(file, 'utf8'));
      if (changed) await writeFile(file, types);
      return changed;
    } finally {
      await pool.end();
    }
  });
}
