import { type Outcome, ok } from '#shared/outcome.ts';
import { RoadMap } from '../kernel/roads/road-ways.ts';
import { orFault } from '../kernel/roads/roads-fault.ts';
import { readRoads } from '../kernel/roads/roads-file.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';

/** Roads that were written by `writeRoads`, ready to be asked. Refused when they are something else, cut short or damaged. */
export function openRoads(file: Uint8Array): Outcome<RoadMap, RoutingRefusal> {
  const read = orFault(() => readRoads(file));
  return 'code' in read
    ? refuse(`routing.${read.code}`, { line: read.line, at: read.at })
    : ok(new RoadMap(read));
}
