import type { Page } from 'playwright-core';

export interface Expected {
  readonly lang: 'zh' | 'en';
  readonly elder: boolean;
  /** The `src` of scripts the page may carry; `alive` pages bring SvelteKit's own besides. */
  readonly scripts: readonly string[];
  readonly alive: boolean;
}

/** How the complaint about Chinese on an English page begins; all of the text follows. */
export const CHINESE = 'Chinese on an English page: ';

/** What is wrong with an open page that no rule of axe's knows: language, script, width, headings, sizes. */
export function pageComplaints(page: Page, expected: Expected): Promise<string[]> {
  return page.evaluate(complaintsInBrowser, { ...expected, chinese: CHINESE });
}

/** Runs inside the browser: it may name nothing outside itself. */
function complaintsInBrowser({
  lang,
  elder,
  scripts,
  alive,
  chinese,
}: Expected & { readonly chinese: string }): string[] {
  const complaints: string[] = [];
  const complain = (what: string, about: string) => complaints.push(`${what}: ${about.trim().slice(0, 60)}`);
  const root = document.documentElement;

  if (root.lang !== (lang === 'zh' ? 'zh-CN' : 'en')) complain('the page says it is in', root.lang);
  if (document.title.trim() === '') complain('no title', location.pathname);
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length !== 1)
    complain(`${headings.length} h1`, headings.map((one) => one.textContent).join(' | '));
  if (root.scrollWidth > innerWidth) complain('reaches over the edge', widest());

  if (!alive) {
    for (const script of document.scripts) {
      if (
        script.type === 'application/ld+json' ||
        scripts.includes(new URL(script.src, location.href).pathname)
      )
        continue;
      complain('script on a page without script', script.src || script.text);
    }
  }

  for (const { words, at } of spoken()) {
    if (
      lang === 'en' &&
      /[\p{Script=Han}\u3000-\u303f\uff01-\uff65]/u.test(words) &&
      !at.closest('[lang|=zh], code, pre')
    )
      complaints.push(chinese + words.trim());
    if (lang === 'zh' && isEnglishSentence(words) && !at.closest('[lang|=en], code, pre'))
      complain('English on a Chinese page', words);
  }

  const least = elder ? 60 : 44;
  for (const target of document.querySelectorAll<HTMLElement>(
    'a[href], button, summary, select, textarea, input',
  )) {
    const size = seenSize(target);
    if (size && size.height < least - 0.5)
      complain(`lower than ${least} px (${Math.round(size.height)})`, nameOf(target));
  }
  if (elder) {
    for (const { words, at } of spoken()) {
      const size = Number.parseFloat(getComputedStyle(at).fontSize);
      // A label is as large as the paper it is printed on.
      if (
        size < 24 &&
        at.closest('main') &&
        !at.closest('svg, [data-paper]') &&
        !isClipped(at) &&
        at.checkVisibility()
      )
        complain(`letters of ${size} px`, words);
    }
  }
  return [...new Set(complaints)];

  /** Every text of the page, what only a screen reader says included. */
  function spoken(): { words: string; at: Element }[] {
    // Neither a title nor an attribute can mark what is quoted in it.
    const unquoted = (words: string) => words.replaceAll(/“[^”]*”/g, '');
    const found: { words: string; at: Element }[] = [{ words: unquoted(document.title), at: root }];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.parentElement;
      if (at && node.nodeValue?.trim() && !at.closest('script, style, template'))
        found.push({ words: node.nodeValue, at });
    }
    for (const at of document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')) {
      for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
        const words = at.getAttribute(name);
        if (words) found.push({ words: unquoted(words), at });
      }
    }
    return found;
  }

  /** Four words in a row: names, units and abbreviations stay what they are in every language. */
  function isEnglishSentence(words: string): boolean {
    return !/\p{Script=Han}/u.test(words) && /\b[a-z]{2,}(?: [a-z]{2,}){3,}/i.test(words);
  }

  /** What a finger can hit: the label of a hidden box too. Links within a sentence may be as low as their line. */
  function seenSize(target: HTMLElement): DOMRect | undefined {
    const label = target instanceof HTMLInputElement ? target.labels?.[0] : undefined;
    const hidden =
      target instanceof HTMLInputElement && ['checkbox', 'radio', 'hidden'].includes(target.type);
    const hit = hidden ? label : target;
    if (!hit?.checkVisibility({ visibilityProperty: true }) || isClipped(hit)) return undefined;
    const style = getComputedStyle(hit);
    if (style.display === 'inline' && hit.parentElement?.textContent?.trim() !== hit.textContent?.trim())
      return undefined;
    // A card whose whole face is the link of its heading.
    const face = getComputedStyle(hit, '::after');
    if (face.content !== 'none' && face.position === 'absolute')
      return hit.offsetParent?.getBoundingClientRect();
    return hit.getBoundingClientRect();
  }

  /** Kept for screen readers alone. */
  function isClipped(at: Element | null): boolean {
    return at !== null && (getComputedStyle(at).clipPath === 'inset(50%)' || isClipped(at.parentElement));
  }

  function nameOf(target: HTMLElement): string {
    const words = target.getAttribute('aria-label') ?? target.textContent?.trim();
    return `${target.tagName.toLowerCase()} ${words || target.getAttribute('name') || target.className}`;
  }

  function widest(): string {
    const all = [...document.querySelectorAll<HTMLElement>('body *')];
    const over = all.filter(
      (one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5,
    );
    return over
      .slice(0, 3)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`)
      .join(' ');
  }
}
