import { gapOf, type Solving, solveLp } from '#region';
import { Failed } from '../../line/command.ts';
import { taken } from '../reading/taken.ts';

/** Solves an LP file and tells what was found, what is proven of it, and whether it keeps to the file. */
export async function tellLp(text: string, solving: Solving): Promise<object> {
  const began = performance.now();
  const { solved, columns, rows, value, breaches } = taken(await solveLp(text, solving));
  const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
  const size = { columns, rows, seconds };
  if (!('x' in solved) || value === undefined) {
    console.log(`✗ ${solved.status}\t${columns} 列 columns\t${rows} 行 rows`);
    throw new Failed(solved.status, { status: solved.status, ...size });
  }
  const gap = gapOf(value, solved.bound);
  const told = {
    status: solved.status,
    objective: value,
    bound: solved.bound,
    gap,
    nodes: solved.nodes,
    ...size,
    verified: breaches.length === 0,
    breaches: breaches.slice(0, 100),
    x: Object.fromEntries(
      solved.columnNames.flatMap((name, column) => {
        const is = solved.x[column] ?? 0;
        return is === 0 ? [] : [[name, is]];
      }),
    ),
  };
  console.log(
    `${solved.status === 'best' ? '✓' : '…'} ${value}\t≤ ${solved.bound}\tgap ${gap}\t${seconds} s`,
  );
  for (const { kind, name, by } of breaches) console.log(`✗ ${kind} ${name}: ${by}`);
  if (breaches.length > 0) throw new Failed('the solution breaks the file’s limits', told);
  console.log('独立验算：每一条都守住 Checked apart: every limit is kept');
  return told;
}
