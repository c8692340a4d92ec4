import type { Lang } from '#shared/tongue.ts';

interface Words {
  /** BCP 47; '' where it is not said. */
  readonly lang: string;
  readonly text: string;
}

/**
 * The words of an alert for a reader: in their language, the county's, none that is said, or whichever there are. Which language they
 * are in is told as browsers and screen readers know it: a feed may write `en_GB`, or what is no language, which is then not said.
 */
export function inTongue(texts: readonly Words[], lang: Lang): Words {
  for (const wanted of [lang, 'zh', '']) {
    const found = texts.find((text) => primary(text.lang) === wanted);
    if (found) return tagged(found);
  }
  return tagged(texts[0] ?? { lang: '', text: '' });
}

/** A BCP 47 tag's language; Mandarin and Cantonese are written in Chinese. */
function primary(tag: string): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  return ['cmn', 'yue'].includes(language) ? 'zh' : language;
}

function tagged({ lang, text }: Words): Words {
  try {
    return { lang: Intl.getCanonicalLocales(lang.replaceAll('_', '-'))[0] ?? '', text };
  } catch {
    return { lang: '', text };
  }
}
