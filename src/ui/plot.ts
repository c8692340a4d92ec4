export interface Scale {
  readonly from: number;
  readonly to: number;
  /** Where the lines of the grid stand, ascending; the first is `from`, the last `to`. */
  readonly ticks: readonly number[];
}

/** Round numbers that hold all values: steps of 1, 2 or 5 × 10ⁿ, about `steps` of them. Values may be negative. */
export function roundScale(values: readonly number[], steps = 4): Scale {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const raw = (highest - lowest || 1) / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => raw <= factor * power) ?? 10);
  const first = Math.floor(lowest / step);
  const last = Math.max(first + 1, Math.ceil(highest / step));
  // Counted in whole steps and rounded to the step's decimals: 3 × 0.1 would otherwise be 0.30000000000000004.
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(decimals)),
  );
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks };
}

/** A line through points in a 100 × 100 box, y upwards; undefined values break it. */
export function linePath(values: readonly (number | undefined)[], scale: Scale): string {
  let pen = 'M';
  let path = '';
  values.forEach((value, index) => {
    if (value === undefined) {
      pen = 'M';
      return;
    }
    path += `${pen}${round(xOf(index, values.length))} ${round(yOf(value, scale))}`;
    pen = 'L';
  });
  return path;
}

export function xOf(index: number, count: number): number {
  return count < 2 ? 50 : (index / (count - 1)) * 100;
}

export function yOf(value: number, scale: Scale): number {
  return 100 - ((value - scale.from) / (scale.to - scale.from)) * 100;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
