import { dayText, instantText } from '#shared/instant.ts';
import { priceTag } from '#shared/money.ts';
import type { Decision, Missing } from './decide.ts';

/** What became of a cycle. */
export type News =
  | { readonly kind: 'extended'; readonly missing: readonly Missing[] }
  | { readonly kind: 'made'; readonly out: Decision['out'] }
  | { readonly kind: 'failed'; readonly missing: readonly Missing[] }
  | { readonly kind: 'called-off'; readonly words: string }
  | { readonly kind: 'skipped'; readonly because: 'too-late' | 'no-departure' };

interface Facts {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly number: number;
  readonly place: { readonly zh: string; readonly en: string };
  readonly extendUntil?: Date;
  readonly collectDay?: string;
}

/** What somebody reads of it; `own` are their orders, so that only who is touched reads that something was left out. */
export function sentenceTo(
  facts: Facts,
  news: News,
  { lang, own }: { readonly lang: 'zh' | 'en'; readonly own: readonly string[] },
): { readonly text: string; readonly parameters: Readonly<Record<string, string>> } {
  const group =
    lang === 'zh' ? `${facts.titleZh}第 ${facts.number} 期` : `${facts.titleEn}, no. ${facts.number}`;
  const [place, day] = [facts.place[lang], facts.collectDay ? dayText(facts.collectDay, lang) : ''];
  const text = {
    zh: () => zh(facts, news, { group, place, day, own }),
    en: () => en(facts, news, { group, place, day, own }),
  }[lang]();
  return { text, parameters: { group, place, day } };
}

interface Said {
  readonly group: string;
  readonly place: string;
  readonly day: string;
  readonly own: readonly string[];
}

function zh({ extendUntil }: Facts, news: News, { group, place, day, own }: Said): string {
  if (news.kind === 'extended') {
    const until = extendUntil ? instantText(extendUntil, 'zh') : '';
    return `【卖得好】${group}还没凑够（${shortOf(news.missing, 'zh')}），延长到 ${until}，只延长一次。凑够了 ${day} 到 ${place} 取；还不够就全额退款。`;
  }
  if (news.kind === 'made') {
    const left = touches(news, own) ? '有一部分没凑够起订量或整箱，这部分的钱已原路退回。' : '';
    return `【卖得好】${group}成团了，${day} 到 ${place} 取。${left}`;
  }
  if (news.kind === 'failed')
    return `【卖得好】${group}没有成团（${shortOf(news.missing, 'zh')}），付的钱已全部原路退回。`;
  if (news.kind === 'skipped') {
    const why = news.because === 'too-late' ? '系统停了一段时间，错过了这一期' : `没有班车能送到${place}`;
    return `【卖得好】${group}没有开：${why}。`;
  }
  return `【卖得好】${group}取消了：${news.words}。付的钱已全部原路退回。`;
}

function en({ extendUntil }: Facts, news: News, { group, place, day, own }: Said): string {
  if (news.kind === 'extended') {
    const until = extendUntil ? instantText(extendUntil, 'en') : '';
    return `[Maidehao] ${group} is not complete yet (${shortOf(news.missing, 'en')}) and is extended once, until ${until}. Complete, it is collected on ${day} at ${place}; otherwise everything is paid back.`;
  }
  if (news.kind === 'made') {
    const left = touches(news, own)
      ? ' Part of your order fell short of the least amount or of a full case and is paid back.'
      : '';
    return `[Maidehao] ${group} comes about: collect it on ${day} at ${place}.${left}`;
  }
  if (news.kind === 'failed')
    return `[Maidehao] ${group} did not come about (${shortOf(news.missing, 'en')}). Everything you paid is on its way back.`;
  if (news.kind === 'skipped') {
    const why =
      news.because === 'too-late' ? 'the system was down in those days' : `nothing runs to ${place}`;
    return `[Maidehao] ${group} did not open: ${why}.`;
  }
  return `[Maidehao] ${group} was called off: ${news.words}. Everything you paid is on its way back.`;
}

function touches({ out }: Extract<News, { kind: 'made' }>, own: readonly string[]): boolean {
  return out.some(({ orderId }) => own.includes(orderId));
}

/** `还差 3 人`, `¥120.00 short`: what the whole cycle lacks; of items only that some are. */
function shortOf(missing: readonly Missing[], lang: 'zh' | 'en'): string {
  const items = missing.filter(({ what }) => what === 'item').length;
  const parts = missing.flatMap((each) => {
    if (each.what === 'members') {
      return [
        lang === 'zh' ? `还差 ${each.least - each.has} 人` : `${each.least - each.has} more people needed`,
      ];
    }
    if (each.what === 'money') {
      const short = priceTag(each.least - each.has);
      return [lang === 'zh' ? `还差 ${short}` : `${short} short`];
    }
    return [];
  });
  if (items > 0)
    parts.push(
      lang === 'zh' ? `${items} 种商品没到起订量` : `${items} of the goods below their least amount`,
    );
  if (parts.length === 0) parts.push(lang === 'zh' ? '没有人参加' : 'nobody joined');
  return parts.join(lang === 'zh' ? '，' : ', ');
}
