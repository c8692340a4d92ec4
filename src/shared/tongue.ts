export const langs = ['zh', 'en'] as const;
export type Lang = (typeof langs)[number];

/** Picks the sentence of the reader's language. Both stand side by side in the code, so neither is forgotten. */
export type Tongue = (zh: string, en: string) => string;

export function tongue(lang: Lang): Tongue {
  return (zh, en) => (lang === 'zh' ? zh : en);
}

export function isLang(text: string | undefined): text is Lang {
  return langs.some((lang) => lang === text);
}

/** The first language of an `Accept-Language` header that we speak, by weight (RFC 9110 § 12.5.4); Chinese otherwise. */
export function preferredLang(acceptLanguage: string | null): Lang {
  if (!acceptLanguage) return 'zh';
  const wanted = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const weight = options.find((option) => option.trim().startsWith('q='));
      return { lang: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter((choice) => choice.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted.map((choice) => choice.lang).find(isLang) ?? 'zh';
}
