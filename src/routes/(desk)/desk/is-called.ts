import { reading } from '#shared/pinyin.ts';

/**
 * Do the words of a search mean one of these names: as they are written, or as they are read (`weiguilan`, `wgl`)? For lists
 * short enough to be looked through one by one; no words mean everything.
 */
export function isCalled(words: string, ...names: readonly string[]): boolean {
  const text = words.normalize('NFKC').trim().toLowerCase();
  const letters = text.replaceAll(/[\s'’-]/g, '');
  return names.some(
    (name) => name.toLowerCase().includes(text) || readings(name).some((read) => read.startsWith(letters)),
  );
}

function readings(name: string): string[] {
  if (!/\p{Script=Han}/u.test(name)) return [];
  return [...reading(name, 'name').split(' '), ...reading(name).split(' ')];
}
