import type { Pause, Route, Vehicle } from '../problem.ts';

/** Stops of a route by name, with breaks and reloads of its vehicle among them; the first name that is neither, otherwise. */
export function readStops(
  names: readonly string[],
  visitOf: ReadonlyMap<string, number>,
  { breaks, reloads }: Vehicle,
): Pick<Route, 'visits' | 'pauses'> | string {
  const visits: number[] = [];
  const pauses: Pause[] = [];
  for (const name of names) {
    const visit = visitOf.get(name);
    const pause = pauseNamed('break', breaks, name) ?? pauseNamed('reload', reloads, name);
    if (visit !== undefined) visits.push(visit);
    else if (pause) pauses.push({ after: visits.length, ...pause });
    else return name;
  }
  return pauses.length > 0 ? { visits, pauses } : { visits };
}

function pauseNamed(what: Pause['what'], all: readonly { readonly name: string }[], name: string) {
  const index = all.findIndex((each) => each.name === name);
  return index < 0 ? null : { what, index };
}
