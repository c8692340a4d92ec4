import { type Producer, producersKeptBy } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import { isCalled } from './is-called.ts';

/** What `<HouseholdChoice>` shows. */
export interface HouseholdChoices {
  /** How many the caller keeps in all. */
  readonly total: number;
  /** What was searched for, in characters or letters. */
  readonly words: string;
  /** Those that fit, at most sixty. */
  readonly shown: readonly { readonly id: string; readonly name: string }[];
}

/** Whose fields and lots a page is about, and whose else the caller keeps. */
export interface Households {
  readonly chosen: Producer | undefined;
  readonly all: readonly Producer[];
  readonly choices: HouseholdChoices;
}

const MOST_SHOWN = 60;

/** A grower has one household. Co-op staff name one of theirs in the address (`for`), or search for it (`who`); until then none is chosen. */
export async function householdsOf(call: Call, url: URL, t: Tongue): Promise<Households> {
  const wanted = url.searchParams.get('for');
  const words = (url.searchParams.get('who') ?? '').trim().toLowerCase();
  const all = await producersKeptBy(call);
  const fitting = words === '' ? all : all.filter(({ nameZh, nameEn }) => isCalled(words, nameZh, nameEn));
  return {
    all,
    chosen: all.length === 1 ? all[0] : all.find((producer) => producer.id === wanted),
    choices: {
      total: all.length,
      words,
      shown: fitting.slice(0, MOST_SHOWN).map(({ id, nameZh, nameEn }) => ({ id, name: t(nameZh, nameEn) })),
    },
  };
}
