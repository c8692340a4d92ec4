/** A phone as anyone but its owner sees it: the last four digits. */
export function phoneTail(phone: string): string {
  return phone.slice(-4);
}

/** A name as everyone may see it: `韦**`, `A**`. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}
