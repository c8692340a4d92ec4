const LONGEST_NAME = 40;
const LONGEST_WORDS = 200;

/** A name on a contract, as typed, without stray spaces; undefined when it is empty, too long or no text. */
export function personName(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const sound = name.isWellFormed() && !/\p{Cc}/u.test(name);
  return sound && name !== '' && [...name].length <= LONGEST_NAME ? name : undefined;
}

/** What a person wrote, at most 200 characters; undefined when it is longer. */
export function saidWords(text: string): string | undefined {
  const said = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return said.isWellFormed() && [...said].length <= LONGEST_WORDS ? said : undefined;
}
