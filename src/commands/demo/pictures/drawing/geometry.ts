/** Points and curves on a sheet of 1200 × 900; y grows downwards, angles are radians. */
export type Point = readonly [x: number, y: number];

export function polar([x, y]: Point, angle: number, distance: number): Point {
  return [x + Math.cos(angle) * distance, y + Math.sin(angle) * distance];
}

export function between([ax, ay]: Point, [bx, by]: Point, share: number): Point {
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** A closed outline round a centre: `radius` tells how far the edge is at each angle, before turning. */
export function round(
  centre: Point,
  radius: (angle: number) => number,
  { turn = 0, count = 36, squash = 1 }: { turn?: number; count?: number; squash?: number } = {},
): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * Math.PI * 2;
    const [x, y] = polar([0, 0], angle, radius(angle));
    return turned(centre, [x, y * squash], turn);
  });
}

/** A point given round the origin, turned and moved to a centre. */
export function turned([cx, cy]: Point, [x, y]: Point, angle: number): Point {
  return [cx + x * Math.cos(angle) - y * Math.sin(angle), cy + x * Math.sin(angle) + y * Math.cos(angle)];
}

/** `count` points along a quadratic curve from a to c, drawn towards b. */
export function curve(a: Point, b: Point, c: Point, count = 12): Point[] {
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1);
    return between(between(a, b, share), between(b, c, share), share);
  });
}

/** Points written one after the other: `x,y x,y …`. */
export function points(text: string): Point[] {
  return text.split(' ').map((pair): Point => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });
}

/** More points along a polyline through few: Catmull-Rom. */
export function through(points: readonly Point[], closed = false, steps = 6): Point[] {
  const size = points.length;
  const at = (index: number): Point => {
    const wanted = closed ? (index + size) % size : Math.min(Math.max(index, 0), size - 1);
    return points[wanted] ?? [0, 0];
  };
  const spans = closed ? size : size - 1;
  const dense = Array.from({ length: spans * steps }, (_, number) => {
    const index = Math.floor(number / steps);
    return catmullRom([at(index - 1), at(index), at(index + 1), at(index + 2)], (number % steps) / steps);
  });
  return closed ? dense : [...dense, at(size - 1)];
}

function catmullRom(points: readonly [Point, Point, Point, Point], t: number): Point {
  const along = (axis: 0 | 1): number => {
    const [a, b, c, d] = points.map((point) => point[axis]) as [number, number, number, number];
    const [linear, square, cube] = [c - a, 2 * a - 5 * b + 4 * c - d, 3 * b - a - 3 * c + d];
    return 0.5 * (2 * b + linear * t + square * t * t + cube * t * t * t);
  };
  return [along(0), along(1)];
}

/** The direction out of an outline at each of its points; of an open line, its left on the way. */
export function normals(points: readonly Point[], closed: boolean): Point[] {
  const outward = closed && area(points) < 0 ? -1 : 1;
  return points.map((point, index) => {
    const size = points.length;
    const before = points[closed ? (index - 1 + size) % size : Math.max(index - 1, 0)] ?? point;
    const after = points[closed ? (index + 1) % size : Math.min(index + 1, size - 1)] ?? point;
    const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(dx, dy) || 1;
    return [(outward * dy) / length, (-outward * dx) / length];
  });
}

/** Twice the area inside an outline, negative when it runs against the clock on the sheet. */
function area(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Each point moved along its normal by a distance that may change on the way. */
export function offset(
  points: readonly Point[],
  by: (index: number, normal: Point) => number,
  closed = true,
): Point[] {
  const outward = normals(points, closed);
  return points.map((point, index) => {
    const normal = outward[index] ?? [0, 0];
    const distance = by(index, normal);
    return [point[0] + normal[0] * distance, point[1] + normal[1] * distance];
  });
}
