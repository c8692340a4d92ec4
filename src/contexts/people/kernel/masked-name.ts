/** A name as everyone may see it: `韦**`, `A**`. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}
