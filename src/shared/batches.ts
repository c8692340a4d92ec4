// One statement carries at most 65 535 values (PostgreSQL's protocol counts them in two bytes); our widest row has 29.
const ROWS = 2_000;

/** Writes many rows as few statements: `write` is called with at most 2 000 at a time, and not at all for none. */
export async function inBatches<Row>(
  rows: readonly Row[],
  write: (some: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) await write(rows.slice(from, from + ROWS));
}
