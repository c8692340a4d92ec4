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

/**
 * Runs one or more verbs in one transaction. When the answer is a refusal, everything written before it is undone:
 * a refused use case leaves no trace, even if it called several verbs.
 */
export async function transact<Answer>(
  db: Db,
  caller: Caller,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await db.transaction().execute(async (tx) => {
      const answer = await run({ ...caller, tx });
      if (isRefused(answer)) throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as Answer;
    throw error;
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
