import type { Db } from '../../src/shared/database.ts';

/** Runs reads and answers how many queries they took (begin and commit not counted): what keeps a page's cost flat. */
export async function countingQueries<T>(
  db: Db,
  run: (db: Db) => Promise<T>,
): Promise<{ readonly answer: T; readonly queries: number }> {
  let queries = 0;
  const counted = db.withPlugin({
    transformQuery({ node }) {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const answer = await run(counted);
  return { answer, queries };
}
