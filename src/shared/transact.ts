import type { Call } from './call.ts';
import type { Db } from './database.ts';

type Caller = Omit<Call, 'tx'>;

class Undone extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}

/** Sent away this often, somebody has a reason to know. */
const TRIES = 3;

/**
 * Runs one or more verbs in one transaction. When the answer is a refusal, everything written before it is undone:
 * a refused use case leaves no trace, even if it called several verbs. Whom PostgreSQL sends away because two waited for each other in a
 * ring (40P01) has written nothing, and tries again.
 */
export async function transact<Answer>(
  db: Db,
  caller: Caller,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async (tx) => {
        const answer = await run({ ...caller, tx });
        if (isRefused(answer)) throw new Undone(answer);
        return answer;
      });
    } catch (error) {
      if (error instanceof Undone) return error.answer as Answer;
      if (tries === TRIES || (error as { code?: unknown }).code !== '40P01') throw error;
    }
  }
}

/** Runs reads on one snapshot: a page never shows a total and a list that disagree. Writing fails. */
export async function snapshot<Answer>(
  db: Db,
  caller: Caller,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => run({ ...caller, tx }));
}

function isRefused(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'ok' in answer &&
    answer.ok === false &&
    'refusal' in answer
  );
}
