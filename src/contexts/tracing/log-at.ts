import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse, type TracingRefusal } from './refusals.ts';

/** A state of the county's log that proofs are made for. */
export interface LogAt {
  readonly origin: string;
  /** Its verifier key (C2SP signed-note). */
  readonly vkey: string;
  readonly size: number;
  /** The signed note (C2SP tlog-checkpoint), with cosignatures where it has them. */
  readonly checkpoint: string;
  /** When a quorum of witnesses cosigned it last; null while none has. */
  readonly witnessedAt: Date | null;
}

/** The newest state that a quorum of witnesses has cosigned; before the first, the newest that the log itself has signed. */
export async function logAt(call: Call): Promise<Outcome<LogAt, TracingRefusal>> {
  const row = await call.tx
    .selectFrom('tracing.log')
    .select(['origin', 'vkey', 'publishedSize', 'published', 'witnessedSize', 'witnessed', 'witnessedAt'])
    .where('countyId', '=', call.county)
    .executeTakeFirst();
  if (!row || row.publishedSize === 0) return refuse('tracing.log-not-ready');
  const { origin, vkey, witnessedAt } = row;
  return ok(
    row.witnessedSize > 0
      ? { origin, vkey, size: row.witnessedSize, checkpoint: row.witnessed, witnessedAt }
      : { origin, vkey, size: row.publishedSize, checkpoint: row.published, witnessedAt: null },
  );
}
