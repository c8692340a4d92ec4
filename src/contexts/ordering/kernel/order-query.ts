/** What someone at the desk types to find an order. */
export type Sought =
  | { readonly by: 'tail'; readonly tail: string }
  | { readonly by: 'number'; readonly prefix: string }
  | { readonly by: 'name'; readonly prefix: string };

/**
 * Reads a search: four digits are a phone's last; a day or the beginning of a number is a number (`2611`, `261123-K7`);
 * anything else is the beginning of a name, in characters or letters. Undefined: nothing was typed.
 */
export function soughtBy(text: string): Sought | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return undefined;
  if (/^\d{4}$/.test(typed)) return { by: 'tail', tail: typed };
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  if (/^\d{5,6}[0-9A-Z]{0,6}$/.test(letters)) {
    const prefix = letters.length > 6 ? `${letters.slice(0, 6)}-${letters.slice(6)}` : letters;
    return { by: 'number', prefix };
  }
  return { by: 'name', prefix: typed.toLowerCase() };
}
