const LONGEST = 200;

/** What a person wrote, without stray space; undefined when it is empty or longer than 200 characters. */
export function words(text: string): string | undefined {
  const said = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return said !== '' && [...said].length <= LONGEST ? said : undefined;
}
