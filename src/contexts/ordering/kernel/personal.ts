/** A phone as anyone but its owner sees it: the last four digits. */
export function phoneTail(phone: string): string {
  return phone.slice(-4);
}

const LONGEST_NAME = 40;

/** The name of who collects, as typed, without stray spaces; undefined when it is empty or longer than 40 characters. */
export function recipientName(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return name !== '' && [...name].length <= LONGEST_NAME ? name : undefined;
}
