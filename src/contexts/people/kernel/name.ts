const LONGEST = 40;

/** A name as typed, without stray spaces; undefined when it is empty or longer than 40 characters. */
export function nameOf(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return name !== '' && [...name].length <= LONGEST ? name : undefined;
}
