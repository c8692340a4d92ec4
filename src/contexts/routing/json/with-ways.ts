import { type Outcome, ok } from '#shared/outcome.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import type { NamedPoint } from '../roads/all-reached.ts';
import { problemSchema } from './problem-schema.ts';
import { parsed } from './read-json.ts';

/** The places of a problem in the project's own JSON; refused where one has no position. */
export function placesIn(text: string): Outcome<readonly NamedPoint[], RoutingRefusal> {
  const result = problemSchema.safeParse(parsed(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    return refuse('routing.wrong-field', { line: 0, at: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  const places: NamedPoint[] = [];
  for (const { name, lat, lon } of result.data.places) {
    if (lat === undefined || lon === undefined) return refuse('routing.no-roads', { line: 0, at: name });
    places.push({ name, lat, lng: lon });
  }
  return ok(places);
}

/** The same problem with these ways between its places, in their order, instead of those it has. */
export function withWays(
  text: string,
  { distance, duration }: { readonly distance: Float64Array; readonly duration: Float64Array },
): string {
  const given = parsed(text) as { readonly places: readonly unknown[] };
  const count = given.places.length;
  const rows = (matrix: Float64Array) =>
    Array.from({ length: count }, (_, row) => [...matrix.subarray(row * count, (row + 1) * count)]);
  return JSON.stringify({ ...given, distance: rows(distance), duration: rows(duration) });
}
