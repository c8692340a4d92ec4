import type { Call } from '#shared/call.ts';
import { LONGEST_STATEMENT, type Statement } from './kernel/entry.ts';
import { madeUuid } from './kernel/event-key.ts';
import { canonical } from './kernel/json/canonical.ts';
import { pendingText, type Waiting } from './kernel/pending.ts';

/** Hands statements to the sequencer, which sees them when the caller's transaction commits. */
export async function insertPending(call: Call, statements: readonly Waiting[]): Promise<void> {
  if (statements.length === 0) return;
  await call.tx
    .insertInto('tracing.pending')
    .values({ countyId: call.county, statements: statements.length, body: pendingText(statements) })
    .execute();
}

/** Hands one statement of ours to the sequencer. */
export async function say(call: Call, statement: Statement, line: string): Promise<void> {
  const text = canonical(statement);
  if (Buffer.byteLength(text) > LONGEST_STATEMENT) throw new Error(`a ${statement.type} of ${text.length}`);
  await insertPending(call, [{ id: madeUuid(text), statement: text, lines: [line] }]);
}
