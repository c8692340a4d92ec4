/** A phone as anyone but its owner sees it: the last four digits. */
export function phoneTail(phone: string): string {
  return phone.slice(-4);
}

const LONGEST_NAME = 40;

/**
 * The name of who collects, as typed, without stray spaces; undefined when it is empty, longer than 40 characters, or holds what is no
 * character of a name and no database keeps (U+0000 and other controls, half a surrogate pair).
 */
export function recipientName(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const sound = name.isWellFormed() && !/\p{Cc}/u.test(name);
  return sound && name !== '' && [...name].length <= LONGEST_NAME ? name : undefined;
}
