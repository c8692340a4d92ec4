const LONGEST = 200;

/** A person's own words, without stray space at the ends; undefined beyond 200 characters. Empty is empty. */
export function sentence(text: string): string | undefined {
  const words = text.normalize('NFC').trim();
  return [...words].length <= LONGEST ? words : undefined;
}
