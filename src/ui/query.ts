/** What of an address a link to the same page needs. */
export type Address = Pick<URL, 'pathname' | 'search'>;

/** The address of the same page with some of its query changed; undefined or empty takes a name out. */
export function withQuery(
  url: Address,
  changes: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${url.pathname}?${text}` : url.pathname;
}

/** The page number asked for, 1 when there is none or it makes no sense. */
export function pageNumber(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

/** The order asked for as `sort=day` or `sort=-day`, if it is one that may be asked for. */
export function sortingOf(url: URL, allowed: readonly string[], otherwise: Sorting): Sorting {
  const text = url.searchParams.get('sort') ?? '';
  const descending = text.startsWith('-');
  const by = descending ? text.slice(1) : text;
  return allowed.includes(by) ? { by, descending } : otherwise;
}
