import { type DocumentStatement, documentStatements } from './document-statement.ts';

/** A statement on its way into the log. */
export interface Pending {
  /** The event's key, or a UUID made of the statement itself: each is in the log once. */
  readonly id: string;
  /** Canonical text. */
  readonly statement: string;
  readonly lines: readonly string[];
}

/** The same, or by its parts where a document shares the rest. */
export type Waiting = Pending | DocumentStatement;

/** What begins the row of a signed document; a statement begins with a brace, a claim's digest with neither. */
const DOCUMENT = '#';

/**
 * Statements of one transaction as one text. A statement is two rows: its text, then its id and its lines, tabs between. Those of one
 * signed document are a row of the document, then one of each: what they share is not written a thousand times, read and written again.
 * Canonical JSON and URIs hold neither tabs nor newlines. The sequencer reads thousands a second: nothing is escaped.
 */
export function pendingText(statements: readonly Waiting[]): string {
  const rows: string[] = [];
  let last: DocumentStatement['document'] | undefined;
  for (const each of statements) {
    if ('statement' in each) rows.push(each.statement, `${each.id}\t${each.lines.join('\t')}`);
    else {
      const { document, index, digest, hash, eventId, id, lines } = each;
      if (document !== last) {
        const { at, issuer, root, size, signature } = document;
        rows.push(`${DOCUMENT}${at}\t${issuer}\t${root}\t${size}\t${signature}`);
      }
      rows.push(`${digest}\t${hash}\t${index}\t${eventId}\t${id}\t${lines.join('\t')}`);
    }
    last = 'statement' in each ? undefined : each.document;
  }
  return rows.join('\n');
}

export function parsePending(text: string): Pending[] {
  const rows = text.split('\n');
  const statements: Pending[] = [];
  let within = documentStatements({ at: '', issuer: '', root: '', size: 0, signature: '' });
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? '';
    if (row.startsWith('{')) {
      at += 1;
      const [id = '', ...lines] = (rows[at] ?? '').split('\t');
      statements.push({ id, statement: row, lines });
    } else if (row.startsWith(DOCUMENT)) {
      const [moment = '', issuer = '', root = '', size, signature = ''] = row.slice(1).split('\t');
      within = documentStatements({ at: moment, issuer, root, size: Number(size), signature });
    } else {
      const [digest = '', hash = '', index, eventId = '', id = '', ...lines] = row.split('\t');
      statements.push({ id, statement: within({ id, digest, hash, index: Number(index), eventId }), lines });
    }
  }
  return statements;
}
