import type { LotToMark } from '#branding';
import { isCalled } from '../../is-called.ts';

const shows = ['may', 'marked', 'cannot'] as const;
export type Show = (typeof shows)[number];

/** What the address of the list asks for; the file to take away asks the same. */
export function askedMarks(url: URL): { readonly show: Show | undefined; readonly words: string } {
  return {
    show: shows.find((each) => each === url.searchParams.get('show')),
    words: url.searchParams.get('q') ?? '',
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
  return lots.filter((each) => (show === undefined || stateOf(each) === show) && isMeant(each, words));
}

function isMeant({ lot }: LotToMark, words: string): boolean {
  const names = [lot.productNameZh, lot.productNameEn, lot.producerNameZh, lot.producerNameEn];
  return isCalled(words, lot.code, ...names);
}
