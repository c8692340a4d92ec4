import { isId } from '#shared/id.ts';
import { type Day, isDay } from '#shared/instant.ts';

/** The day asked for in an address, or the one given. */
export function dayAsked(url: URL, otherwise: Day, name = 'day'): Day {
  const text = url.searchParams.get(name) ?? '';
  return isDay(text) ? text : otherwise;
}

/** The record asked for in an address, if any. */
export function idAsked(url: URL, name: string): string | undefined {
  const text = url.searchParams.get(name) ?? '';
  return isId(text) ? text : undefined;
}
