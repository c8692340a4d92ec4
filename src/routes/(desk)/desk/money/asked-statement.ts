import { addDays, type Day, isDay } from '#shared/instant.ts';

/** What a statement is asked for in its address: the days, the last thirty unless it says, and words to look for. */
export function askedStatement(
  url: URL,
  today: Day,
): { readonly from: Day; readonly until: Day; readonly words: string } {
  const asked = (name: string) => {
    const text = url.searchParams.get(name) ?? '';
    return isDay(text) ? text : undefined;
  };
  return {
    from: asked('from') ?? addDays(today, -30),
    until: asked('until') ?? today,
    words: url.searchParams.get('q') ?? '',
  };
}
