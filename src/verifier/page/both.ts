import type { Fact } from '../../contexts/tracing/kernel/verify/finding.ts';

/** A text in both languages; the reader sees one. */
export type Both = readonly [zh: string, en: string];

const tongues = ['zh', 'en'] as const;

/** The same in both languages. */
export function same(text: string): Both {
  return [text, text];
}

/** A fact of a finding in both languages. */
export function bothOf(fact: Fact): Both {
  return typeof fact === 'object' ? fact : same(String(fact));
}

export function joined(parts: readonly Both[], [zh, en]: Both = [' · ', ' · ']): Both {
  return [parts.map(([part]) => part).join(zh), parts.map(([, part]) => part).join(en)];
}

/** Nodes that show a text in the page's language, whichever it is now. */
export function shown(text: Both | string): (Node | string)[] {
  if (typeof text === 'string' || text[0] === text[1]) return [typeof text === 'string' ? text : text[0]];
  return tongues.map((tongue, at) => {
    const span = document.createElement('span');
    span.lang = tongue;
    span.textContent = text[at] ?? '';
    return span;
  });
}

const inChina = { timeZone: 'Asia/Shanghai' } as const;
const formats = [
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', ...inChina }),
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', ...inChina }),
] as const;

/** A moment as people write it, in the time of China. */
export function moment(at: Date | string): Both {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? same(String(at)) : [formats[0].format(date), formats[1].format(date)];
}
