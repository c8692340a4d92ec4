/** All rows together, and in how many tables. */
export function rowTotal(tables: Readonly<Record<string, number>>): { rows: number; count: number } {
  const counts = Object.values(tables);
  return { rows: counts.reduce((sum, rows) => sum + rows, 0), count: counts.length };
}
