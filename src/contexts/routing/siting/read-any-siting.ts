import { type Outcome, ok } from '#shared/outcome.ts';
import type { FileFault } from '../kernel/formats/file-fault.ts';
import { readCflp } from '../kernel/siting/formats/cflp.ts';
import { readPmed } from '../kernel/siting/formats/pmed.ts';
import type { MedianProblem } from '../kernel/siting/median/problem.ts';
import type { SitingProblem } from '../kernel/siting/problem.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import { type KmOf, readSitingJson, type Siting, sitingOf } from './read-siting.ts';
import type { SitingFileFault } from './siting-fault.ts';
import { type SitingGiven, sitingSchema } from './siting-schema.ts';

export type SitingFormat = 'json' | 'cflp' | 'pmed';
export const sitingFormats: readonly SitingFormat[] = ['json', 'cflp', 'pmed'];

export type ReadSiting =
  | ({ readonly kind: 'siting' } & Siting)
  | { readonly kind: 'medians'; readonly problem: MedianProblem };

/** A question where sites should be, from a file; refused with the line, field or name that is wrong. */
export function readSiting(text: string, format: SitingFormat): Outcome<ReadSiting, RoutingRefusal> {
  if (format === 'pmed') {
    const read = readPmed(text);
    return 'code' in read ? refused(read) : ok({ kind: 'medians', problem: read });
  }
  if (format === 'cflp') {
    const read = readCflp(text);
    return 'code' in read ? refused(read) : ok({ kind: 'siting', ...plain(read) });
  }
  const read = readSitingJson(text);
  return 'code' in read ? refused(read) : ok({ kind: 'siting', ...read });
}

/** The same from what another part of the program worked out; with the ways it knows, in the place of straight lines. */
export function sitingFrom(given: SitingGiven, kmOf?: KmOf): Outcome<Siting, RoutingRefusal> {
  const read = sitingOf(sitingSchema.parse(given), kmOf);
  return 'code' in read ? refused(read) : ok(read);
}

/** Published files know no places: a way is as far as it costs. */
function plain(problem: SitingProblem): Siting {
  return { problem, levels: [''], km: problem.cost };
}

function refused({ code, at, ...where }: FileFault | SitingFileFault) {
  return refuse(`routing.${code}`, { line: 'line' in where ? where.line : 0, at });
}
