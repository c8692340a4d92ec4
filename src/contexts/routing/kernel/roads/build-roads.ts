import { timeOf } from './drives.ts';
import type { Gathered, GatherRoads } from './gather-roads.ts';
import { hierarchyOf } from './hierarchy.ts';
import type { Pieces } from './lay-pieces.ts';
import { mainPart } from './main-part.ts';
import { lengthOf, type Roads } from './roads.ts';
import { SplitJunctions } from './split-junctions.ts';

/** Roads that can be asked, and how many restrictions of turns are not in them, by why. */
export interface BuiltRoads {
  readonly roads: Roads;
  readonly leftOut: Gathered['leftOut'];
}

/** Roads from what a file has; throws what `GatherRoads.pieces` throws. */
export function buildRoads(gathered: GatherRoads): BuiltRoads {
  const { pieces, leftOut } = gathered.pieces();
  return { roads: roadsOf(pieces), leftOut };
}

/** The hierarchy is of the main part alone: nothing else can be reached from everywhere. It is over stands, so that it keeps restrictions. */
export function roadsOf(pieces: Pieces): Roads {
  const stands = new SplitJunctions(pieces);
  const isMain = mainPart(pieces, stands);
  const [tail, head, length]: [number[], number[], number[]] = [[], [], []];
  for (let drive = 0; drive < 2 * isMain.length; drive++) {
    const hundredths = timeOf(pieces, drive);
    const piece = drive >> 1;
    if (isMain[piece] === 0 || hundredths === 0) continue;
    const long = lengthOf(hundredths, pieces.metres[piece] as number);
    stands.eachBefore(drive, (stand) => {
      tail.push(stand);
      head.push(stands.after(drive));
      length.push(long);
    });
  }
  const arcs = {
    junctions: stands.count,
    tail: Uint32Array.from(tail),
    head: Uint32Array.from(head),
    length: Float64Array.from(length),
  };
  return { ...pieces, isMain, ...hierarchyOf(arcs) };
}
