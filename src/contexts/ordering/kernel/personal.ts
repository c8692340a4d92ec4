/** A phone as anyone but its owner sees it: the last four digits. */
export function phoneTail(phone: string): string {
  return phone.slice(-4);
}

/** A name for those who need not know it: `韦**`, `A**`. */
export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

/** A mainland mobile number as people type it (+86, spaces, dashes), or undefined. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}
