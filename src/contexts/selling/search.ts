import type { Call } from '#shared/call.ts';
import { reading } from '#shared/pinyin.ts';
import { type Arrival, arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import type { Named } from './facts.ts';
import { type Maker, makersLike } from './makers.ts';
import { type SeasonRow, seasonCalendar } from './season-calendar.ts';
import { idsTitled, onShelf } from './shelf.ts';

export interface Found {
  readonly arrival: Arrival | undefined;
  /** Products of that name, ripe or not. */
  readonly kinds: readonly SeasonRow[];
  /** On sale now. */
  readonly cards: readonly Card[];
  readonly makers: readonly Maker[];
}

/** Of products, and of offers beyond theirs: who finds more looks closer. */
const MOST = 24;

/**
 * What people look for by name: products, offers, households, co-ops and villages, in characters (荔枝), in pinyin (lizhi),
 * by initials (lz) or in English. What is out of season is found as well, with when it comes back.
 */
export async function search(
  call: Call,
  input: { readonly words: string; readonly nodeId?: string | undefined },
): Promise<Found> {
  const words = input.words.normalize('NFKC').trim().toLowerCase().slice(0, 40);
  const arrival = await arrivalAt(call, input.nodeId);
  if (words === '') return { arrival, kinds: [], cards: [], makers: [] };
  const goodOn = goodOnOf(call, arrival);
  const kinds = (await seasonCalendar(call)).filter((row) => isCalled(row.name, words));
  const productCodes = kinds.map((row) => row.code);
  const ofKinds =
    productCodes.length > 0 ? await onShelf(call, { goodOn, each: 6, most: MOST, productCodes }) : [];
  const ids = new Set([...ofKinds.map((place) => place.id), ...(await idsTitled(call, words, MOST))]);
  const cards = await cardsOf(call, [...ids], goodOn);
  return {
    arrival,
    kinds: kinds.slice(0, MOST),
    cards: cards.filter((card) => card.standing.on),
    makers: await makersLike(call, words, 12),
  };
}

/** Names are read by a dictionary, which takes longer than finding them; a name is always read the same. */
const readings = new Map<string, readonly string[]>();

function readingsOf(name: string): readonly string[] {
  const known = readings.get(name) ?? reading(name).split(' ');
  if (!readings.has(name)) readings.set(name, known);
  return known;
}

/** `rong an` is typed for 融安 as often as `rongan`. */
function isCalled(name: Named, words: string): boolean {
  const joined = words.replaceAll(/\s+/g, '');
  return (
    name.en.toLowerCase().includes(words) ||
    [name.zh, ...readingsOf(name.zh)].some((read) => read.includes(joined))
  );
}
