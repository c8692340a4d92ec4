const MOST = 500;

/** Numbers typed for plates: one by one with commas or spaces, or as a run `A-001~A-030`. Undefined when a run makes no sense. */
export function platesIn(text: string): string[] | undefined {
  const plates: string[] = [];
  for (const part of text.normalize('NFKC').split(/[\s,,、;]+/)) {
    if (part === '') continue;
    const run = /^(.*?)(\d+)~(.*?)(\d+)$/.exec(part);
    if (!run) {
      plates.push(part);
      continue;
    }
    const [, head = '', from = '', again = '', until = ''] = run;
    const count = Number(until) - Number(from) + 1;
    if ((again !== '' && again !== head) || count < 1 || count > MOST) return undefined;
    for (let at = 0; at < count; at += 1)
      plates.push(head + String(Number(from) + at).padStart(from.length, '0'));
  }
  return plates;
}
