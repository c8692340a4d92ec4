import type { GatherRoads } from './gather-roads.ts';
import { hierarchyOf } from './hierarchy.ts';
import type { Pieces } from './lay-pieces.ts';
import { mainPart } from './main-part.ts';
import { lengthOf, type Roads } from './roads.ts';

/** Roads that can be asked, from what a file has; throws what `GatherRoads.pieces` throws. */
export function buildRoads(gathered: GatherRoads): Roads {
  return roadsOf(gathered.pieces());
}

/** The hierarchy is of the main part alone: nothing else can be reached from everywhere. */
export function roadsOf(pieces: Pieces): Roads {
  const isMain = mainPart(pieces);
  const { junctions, from, to, metres, ahead, back } = pieces;
  const [tail, head, length]: [number[], number[], number[]] = [[], [], []];
  const arc = (a: number, b: number, hundredths: number, tenths: number) => {
    if (hundredths === 0) return;
    tail.push(a);
    head.push(b);
    length.push(lengthOf(hundredths, tenths));
  };
  for (const [piece, main] of isMain.entries()) {
    if (main === 0) continue;
    const [a, b, tenths] = [from[piece] as number, to[piece] as number, metres[piece] as number];
    arc(a, b, ahead[piece] as number, tenths);
    arc(b, a, back[piece] as number, tenths);
  }
  const arcs = {
    junctions,
    tail: Uint32Array.from(tail),
    head: Uint32Array.from(head),
    length: Float64Array.from(length),
  };
  return { ...pieces, isMain, ...hierarchyOf(arcs) };
}
