import type { Lang } from '#shared/tongue.ts';

/** The words of an alert for a reader: in their language, the county's, none that is said, or whichever there are. */
export function inTongue(
  texts: readonly { readonly lang: string; readonly text: string }[],
  lang: Lang,
): string {
  for (const wanted of [lang, 'zh', '']) {
    const found = texts.find((text) => primary(text.lang) === wanted);
    if (found) return found.text;
  }
  return texts[0]?.text ?? '';
}

/** A BCP 47 tag's language; Mandarin and Cantonese are written in Chinese. */
function primary(tag: string): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return ['cmn', 'yue'].includes(language) ? 'zh' : language;
}
