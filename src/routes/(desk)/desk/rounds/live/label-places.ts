/** A mark on a drawing, with the words that should stand beside it. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface LabelPlace {
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly from: number;
  readonly until: number;
  readonly y: number;
}

const SIZE = 13;
/** From a mark's middle to its words. */
const AWAY = 18;

/**
 * Where the words of each mark stand: to its right, otherwise to its left, in the drawing and clear of words before and of other marks; undefined:
 * nowhere, they are to be read elsewhere.
 */
export function labelPlaces(marks: readonly Labelled[], width: number): (LabelPlace | undefined)[] {
  const taken: Box[] = [];
  const marked = marks.map(({ x, y }) => ({ from: x - AWAY, until: x + AWAY, y }));
  return marks.map(({ x, y, text }, index) => {
    const long = lengthOf(text);
    const right = {
      box: { from: x + AWAY, until: x + AWAY + long, y },
      x: x + AWAY,
      anchor: 'start',
    } as const;
    const left = { box: { from: x - AWAY - long, until: x - AWAY, y }, x: x - AWAY, anchor: 'end' } as const;
    const others = marked.filter((_, other) => other !== index);
    const found = [right, left].find(
      ({ box }) =>
        box.from >= 0 && box.until <= width && ![...taken, ...others].some((other) => meets(box, other)),
    );
    if (!found) return undefined;
    taken.push(found.box);
    return { x: found.x, anchor: found.anchor };
  });
}

const meets = (a: Box, b: Box) => a.from < b.until && b.from < a.until && Math.abs(a.y - b.y) < 1.5 * SIZE;

/** A Chinese character is as wide as it is high, others about three fifths of that. */
function lengthOf(text: string): number {
  return [...text].reduce((sum, each) => sum + (each > '\u2e80' ? SIZE : 0.6 * SIZE), 0);
}
