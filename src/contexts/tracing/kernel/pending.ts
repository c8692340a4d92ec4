/** A statement on its way into the log. */
export interface Pending {
  /** The event's key, or a UUID made of the statement itself: each is in the log once. */
  readonly id: string;
  /** Canonical text. */
  readonly statement: string;
  readonly lines: readonly string[];
}

/**
 * Statements of one transaction as one text: two rows each, the statement, then its id and its lines, tabs between. Canonical JSON and URIs hold neither tabs nor newlines. The sequencer reads thousands a second: nothing is escaped.
 */
export function pendingText(statements: readonly Pending[]): string {
  return statements.map(({ id, statement, lines }) => `${statement}\n${id}\t${lines.join('\t')}`).join('\n');
}

export function parsePending(text: string): Pending[] {
  const rows = text.split('\n');
  const statements: Pending[] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const [id = '', ...lines] = (rows[at + 1] ?? '').split('\t');
    statements.push({ id, statement: rows[at] ?? '', lines });
  }
  return statements;
}
