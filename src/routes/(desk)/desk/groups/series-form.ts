import type { SeriesTerms } from '#groupbuying';
import { isId } from '#shared/id.ts';
import { type Day, isDay } from '#shared/instant.ts';
import { parseYuan, yuan } from '#shared/money.ts';
import { decimal, parseMilli } from '#shared/quantity.ts';

/** What stands in the form of a series, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;

/** Reads the terms; what cannot be read becomes what the verb refuses. */
export function termsIn(typed: Typed): SeriesTerms {
  const text = (name: string) => (typed[name] ?? '').normalize('NFKC').trim();
  const whole = (name: string, empty: number) =>
    text(name) === '' ? empty : /^\d{1,6}$/.test(text(name)) ? Number(text(name)) : -1;
  const day = (name: string): Day | undefined => (isDay(text(name)) ? text(name) : undefined);
  const [nextDay, lastDay] = [day('first-day'), day('last-day')];
  return {
    titleZh: text('title-zh'),
    // A leader in a village need not write English: then readers of English see the Chinese name, marked as such.
    titleEn: text('title-en') || text('title-zh'),
    noteZh: text('note-zh'),
    noteEn: text('note-en'),
    nodeId: text('node'),
    opens: text('opens'),
    everyDays: whole('every', 7),
    openHours: whole('open-hours', 48),
    extendHours: whole('extend-hours', 0),
    leastMembers: whole('least-members', 0),
    leastFen: text('least-yuan') === '' ? 0 : (parseYuan(text('least-yuan')) ?? -1),
    ...(text('most-members') === '' ? {} : { mostMembers: whole('most-members', -1) }),
    ...(nextDay ? { nextDay } : {}),
    ...(lastDay ? { lastDay } : {}),
    items: chosenIn(typed).map((offerId) => {
      const perCase = text(`case-${offerId}`);
      const most = text(`most-${offerId}`);
      return {
        offerId,
        ...(perCase === '' ? {} : { caseMilli: parseMilli(perCase) ?? -1 }),
        least: whole(`least-${offerId}`, 0),
        ...(most === '' ? {} : { most: whole(`most-${offerId}`, -1) }),
      };
    }),
  };
}

/** The offers in the form, in their order. */
export function chosenIn(typed: Typed): string[] {
  return Object.keys(typed).flatMap((name) => {
    const offerId = /^item-(.+)$/.exec(name)?.[1] ?? '';
    return isId(offerId) ? [offerId] : [];
  });
}

/** The form filled in with a series' terms. */
export function typedOf(terms: SeriesTerms): Typed {
  return {
    'title-zh': terms.titleZh,
    'title-en': terms.titleEn,
    'note-zh': terms.noteZh,
    'note-en': terms.noteEn,
    node: terms.nodeId,
    opens: terms.opens,
    every: String(terms.everyDays),
    'open-hours': String(terms.openHours),
    'extend-hours': String(terms.extendHours),
    'least-members': terms.leastMembers === 0 ? '' : String(terms.leastMembers),
    'least-yuan': terms.leastFen === 0 ? '' : yuan(terms.leastFen),
    'most-members': terms.mostMembers === undefined ? '' : String(terms.mostMembers),
    'first-day': terms.nextDay ?? '',
    'last-day': terms.lastDay ?? '',
    ...Object.fromEntries(
      terms.items.flatMap(({ offerId, caseMilli, least, most }) => [
        [`item-${offerId}`, '1'],
        [`case-${offerId}`, caseMilli === undefined ? '' : decimal(caseMilli)],
        [`least-${offerId}`, least === 0 ? '' : String(least)],
        [`most-${offerId}`, most === undefined ? '' : String(most)],
      ]),
    ),
  };
}

/** One step of filling it in: `add` and `drop` name goods, everything else stays as it was typed. */
export function stepped({ add = '', drop = '', ...typed }: Typed): Typed {
  const kept = Object.entries(typed).filter(([name]) => drop === '' || !name.endsWith(`-${drop}`));
  return Object.fromEntries(isId(add) && !typed[`item-${add}`] ? [...kept, [`item-${add}`, '1']] : kept);
}
