import { pinyin } from 'pinyin-pro';

// An order's name is read again for its parcel, a product's for each of its offers: what was read last is kept.
const MOST = 5_000;
const read = new Map<string, string>();

/**
 * How Chinese is read, for search by people who type letters: `荔枝` → `lizhi lz` (all syllables, then their initials),
 * without tones, in lower case; Latin letters and digits stay. Names of people: pass `name` for the readings surnames have.
 */
export function reading(text: string, kind: 'words' | 'name' = 'words'): string {
  const key = `${kind} ${text}`;
  const before = read.get(key);
  if (before !== undefined) return before;
  if (read.size >= MOST) read.clear();
  const now = readNow(text, kind);
  read.set(key, now);
  return now;
}

function readNow(text: string, kind: 'words' | 'name'): string {
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    surname: kind === 'name' ? 'head' : 'off',
    nonZh: 'consecutive',
  }).map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [syllables.join(''), initials].filter(Boolean).join(' ');
}
