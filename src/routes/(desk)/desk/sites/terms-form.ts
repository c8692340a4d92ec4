import { type SiteKind, type Terms, usualTerms } from '#planning';
import { parseYuan } from '#shared/money.ts';

/** Names of a form's fields, in the units people think in: yuan, km, kg. */
export const fields = {
  coverKm: 'number',
  buildFen: 'yuan',
  yearlyFen: 'yuan',
  years: 'number',
  weeklyKg: 'number',
  firstFen: 'yuan',
  trunkFen: 'yuan',
  villageKg: 'number',
} as const satisfies Readonly<Record<keyof Terms, 'number' | 'yuan'>>;

export function kindIn(form: FormData): SiteKind {
  return form.get('kind') === 'point' ? 'point' : 'store';
}

/** What was typed; left empty, what is usual. What is no number becomes NaN, which is refused with its field. */
export function termsIn(form: FormData): Terms {
  const usual = usualTerms[kindIn(form)];
  const read = (name: keyof Terms): number => {
    const text = String(form.get(name) ?? '')
      .normalize('NFKC')
      .trim();
    if (text === '') return usual[name];
    return fields[name] === 'yuan' ? (parseYuan(text) ?? Number.NaN) : Number(text);
  };
  return {
    ...{ coverKm: read('coverKm'), buildFen: read('buildFen'), yearlyFen: read('yearlyFen') },
    ...{ years: read('years'), weeklyKg: read('weeklyKg'), villageKg: read('villageKg') },
    ...{ firstFen: read('firstFen'), trunkFen: read('trunkFen') },
  };
}
