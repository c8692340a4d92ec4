import { between, type Point } from './geometry.ts';

/** Coordinates lie on a grid of half pixels: finer than the eye sees, and short to write. */
function onGrid(value: number): number {
  return Math.round(value * 2) / 2;
}

/** A number as the file shows it, without a needless zero. */
export function shown(value: number): string {
  return String(Math.round(value * 100) / 100 + 0).replace(/^(-?)0\./, '$1.');
}

/** Numbers in a row, parted by a space only where the next one has no minus to part them. */
function row(numbers: readonly string[]): string {
  return numbers.reduce((text, number) => text + (text && !number.startsWith('-') ? ' ' : '') + number, '');
}

/** A start and steps relative to where each run began, as SVG counts them for a curve. */
function steps(start: Point, runs: readonly (readonly Point[])[], command: 'q' | 'l'): string {
  let [x, y] = start.map(onGrid) as [number, number];
  const numbers = runs.flatMap((run) => {
    const relative = run.flatMap((point) => [shown(onGrid(point[0]) - x), shown(onGrid(point[1]) - y)]);
    [x, y] = (run.at(-1) ?? start).map(onGrid) as [number, number];
    return relative;
  });
  return `M${row([shown(onGrid(start[0])), shown(onGrid(start[1]))])}${command}${row(numbers)}`;
}

/** SVG path data: a smooth line through the middles between points, which rounds every corner. */
export function path(points: readonly Point[], closed = true): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  if (closed) {
    const next = (index: number) => points[(index + 1) % points.length] ?? first;
    const sides = points.map((point, index) => [point, between(point, next(index), 0.5)]);
    return `${steps(between(last, first, 0.5), sides, 'q')}z`;
  }
  if (points.length < 3) return steps(first, [[last]], 'l');
  const bends = points.slice(1, -1).map((point, index) => {
    const next = points[index + 2] ?? point;
    return [point, index === points.length - 3 ? next : between(point, next, 0.5)];
  });
  return steps(first, bends, 'q');
}

/** SVG path data with straight sides. */
export function polygon(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const sides = rest.map((point) => [point]);
  return `${steps(first, sides, 'l')}z`;
}
