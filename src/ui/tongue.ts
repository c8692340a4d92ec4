import { createContext } from 'svelte';
import { type Lang, type Tongue, tongue } from '#shared/tongue.ts';

const [langInContext, setLangInContext] = createContext<() => Lang>();

/** The root layout says once in which language this page is told. */
export function provideLang(lang: () => Lang): void {
  setLangInContext(lang);
}

/** For formatting: `dayText(day, lang())`. Call `useLang` while a component is set up, like any context. */
export function useLang(): () => Lang {
  return langInContext();
}

/**
 * How every component and page speaks, with script and without:
 * `const t = useTongue();` and then `{t('现在成熟', 'Ripe now')}`.
 */
export function useTongue(): Tongue {
  const lang = useLang();
  return (zh, en) => tongue(lang())(zh, en);
}
