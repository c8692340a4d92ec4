import { addDays, type Day, isDay } from '#shared/instant.ts';

/** The days a statement is asked for in its address; the last thirty unless it says. */
export function askedDays(url: URL, today: Day): { readonly from: Day; readonly until: Day } {
  const asked = (name: string) => {
    const text = url.searchParams.get(name) ?? '';
    return isDay(text) ? text : undefined;
  };
  return { from: asked('from') ?? addDays(today, -30), until: asked('until') ?? today };
}
