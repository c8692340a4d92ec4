import { type Cycle, type CycleStatus, mayJoin, type Progress } from '#groupbuying';
import type { Offer } from '#selling';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import type { IconName } from '$ui/icons.ts';
import { countText, perText } from '../../sold-words.ts';

interface StateWords {
  readonly zh: string;
  readonly en: string;
  readonly tone: 'good' | 'heed' | 'calm';
  readonly icon: IconName;
}

const decided: Readonly<Record<Exclude<CycleStatus, 'open'>, StateWords>> = {
  made: { zh: '成团了', en: 'It comes about', tone: 'good', icon: 'check' },
  failed: { zh: '没成团，已退款', en: 'Not enough, paid back', tone: 'calm', icon: 'cross' },
  'called-off': { zh: '取消了，已退款', en: 'Called off, paid back', tone: 'heed', icon: 'cross' },
  skipped: { zh: '没有开', en: 'Did not open', tone: 'calm', icon: 'info' },
};

/** How a cycle stands, in a word. */
export function stateOf(cycle: Cycle, now: Date): StateWords {
  if (cycle.status !== 'open') return decided[cycle.status];
  if (!mayJoin(cycle, now))
    return { zh: '截止了，正在算', en: 'Closed, being decided', tone: 'heed', icon: 'clock' };
  return cycle.extendedAt
    ? { zh: '延长中，还能参加', en: 'Extended, still open', tone: 'heed', icon: 'clock' }
    : { zh: '正在团', en: 'Open', tone: 'good', icon: 'people' };
}

/** `2 箱（20 斤）` where it is sold by the case, `5 斤` otherwise; `count` is in cases or sold units. */
export function boundText(
  count: number,
  caseMilli: number | undefined,
  offer: Pick<Offer, 'form' | 'soldUnit'>,
  lang: Lang,
): string {
  const all = countText(offer.form, { milli: count * (caseMilli ?? 1000), unit: offer.soldUnit }, lang);
  if (caseMilli === undefined) return all;
  return lang === 'zh'
    ? `${count} 整箱（${all}）`
    : `${count} full ${count === 1 ? 'case' : 'cases'} (${all})`;
}

/** How far an item has come, in a sentence: only what is paid counts. */
export function progressText(
  { paid, toLeast, cases }: Progress,
  offer: Pick<Offer, 'form' | 'soldUnit'>,
  { t, lang }: { readonly t: Tongue; readonly lang: Lang },
): string {
  const say = (milli: number) => countText(offer.form, { milli, unit: offer.soldUnit }, lang);
  const parts = [t(`已订 ${say(paid)}`, `${say(paid)} ordered`)];
  if (cases && paid > 0) {
    const full = t(`满 ${cases.full} 箱`, `${cases.full} full ${cases.full === 1 ? 'case' : 'cases'}`);
    parts.push(
      cases.toNext === 0
        ? full
        : t(
            `${full}，第 ${cases.full + 1} 箱还差 ${say(cases.toNext)}`,
            `${full}, ${say(cases.toNext)} to the next`,
          ),
    );
  }
  if (toLeast > 0) parts.push(t(`离起订还差 ${say(toLeast)}`, `${say(toLeast)} short of the least`));
  return parts.join(t('，', ', '));
}

/** What one of an offer's sold unit is called, and a quantity without form: for the desk's fields. */
export function unitText(offer: Pick<Offer, 'form' | 'soldUnit'>, lang: Lang): string {
  return perText(offer.form, offer.soldUnit, lang);
}

export function amountText(offer: Pick<Offer, 'form' | 'soldUnit'>, milli: number, lang: Lang): string {
  return offer.form === 'mixed-box' || offer.form === 'pick-of-season'
    ? countText(offer.form, { milli, unit: offer.soldUnit }, lang)
    : quantityText({ milli, unit: offer.soldUnit }, lang);
}
