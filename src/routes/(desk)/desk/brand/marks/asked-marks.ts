import type { LotToMark } from '#branding';
import { reading } from '#shared/pinyin.ts';

const shows = ['may', 'marked', 'cannot'] as const;
export type Show = (typeof shows)[number];

/** What the address of the list asks for; the file to take away asks the same. */
export function askedMarks(url: URL): { readonly show: Show | undefined; readonly words: string } {
  return {
    show: shows.find((each) => each === url.searchParams.get('show')),
    words: (url.searchParams.get('q') ?? '').normalize('NFKC').trim().toLowerCase(),
  };
}

export function stateOf({ state }: Pick<LotToMark, 'state'>): Show {
  return state === 'marked' || state === 'may' ? state : 'cannot';
}

/** Those that are shown and meant: by the lot's code, its product or its household, in characters or letters. */
export function meant(
  lots: readonly LotToMark[],
  { show, words }: ReturnType<typeof askedMarks>,
): LotToMark[] {
  return lots.filter(
    (each) => (show === undefined || stateOf(each) === show) && (words === '' || isCalled(each, words)),
  );
}

function isCalled({ lot }: LotToMark, words: string): boolean {
  const names = [lot.productNameZh, lot.producerNameZh];
  return (
    [lot.code, lot.productNameEn, lot.producerNameEn, ...names].some((name) =>
      name.toLowerCase().includes(words),
    ) ||
    names.some((name) =>
      reading(name)
        .split(' ')
        .some((read) => read.includes(words.replaceAll(/\s/g, ''))),
    )
  );
}
