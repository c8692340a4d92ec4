import type { Guarantee } from './liability.ts';

/**
 * Members who stand in for each other in a circle, through however many hands (strongly connected; Tarjan 1972): their guarantees are
 * worth less than they seem, as they fail together. Each circle by rising places, the largest first.
 */
export function circlesOf(size: number, guarantees: readonly Guarantee[]): readonly (readonly number[])[] {
  const next: number[][] = Array.from({ length: size }, () => []);
  for (const { of, by } of guarantees) next[of]?.push(by);
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const circles: number[][] = [];
  let count = 0;
  const open = (at: number) => {
    index[at] = count;
    low[at] = count;
    count += 1;
    stack.push(at);
    onStack[at] = 1;
  };
  for (let start = 0; start < size; start += 1) {
    if (index[start] !== -1) continue;
    // A way down through the guarantees, each step with the next one to look at: villages are deeper than a call stack may be.
    const way: { at: number; edge: number }[] = [{ at: start, edge: 0 }];
    open(start);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const to = next[step.at]?.[step.edge];
      step.edge += 1;
      if (to === undefined) {
        way.pop();
        const parent = way.at(-1);
        if (parent) low[parent.at] = Math.min(low[parent.at] ?? 0, low[step.at] ?? 0);
        if (low[step.at] === index[step.at]) circles.push(closed(step.at, stack, onStack));
      } else if (index[to] === -1) {
        open(to);
        way.push({ at: to, edge: 0 });
      } else if (onStack[to] === 1) low[step.at] = Math.min(low[step.at] ?? 0, index[to] ?? 0);
    }
  }
  return circles
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function closed(root: number, stack: number[], onStack: Uint8Array): number[] {
  const circle = stack.splice(stack.lastIndexOf(root));
  for (const at of circle) onStack[at] = 0;
  return circle.sort((a, b) => a - b);
}
