import { pinyin } from 'pinyin-pro';

/** Readings the dictionary could get wrong are pinned here and tested: 长 is cháng, 桔 is jú (an old form of 橘). */
const readings: Readonly<Record<string, string>> = {
  长安: 'chang an',
  桔东: 'ju dong',
  长龙: 'chang long',
  长丰: 'chang feng',
  车平: 'che ping',
  大乐: 'da le',
};

/** Family names the dictionary reads otherwise: 覃 is Qín in Guangxi. */
const familyReadings: Readonly<Record<string, string>> = {
  覃: 'Qin',
  盘: 'Pan',
  粟: 'Su',
  曾: 'Zeng',
  石: 'Shi',
};

/** Joined syllables with an apostrophe before a, e, o (GB/T 28039-2011 § 5): 长安 → Chang'an. */
export function romanise(name: string): string {
  const syllables = readings[name]?.split(' ') ?? pinyin(name, { toneType: 'none', type: 'array' });
  const word = syllables
    .map((syllable, at) => (at > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A person's name, family first, as GB/T 28039-2011 writes it: 韦桂兰 → Wei Guilan. */
export function romanisePerson(name: string): string {
  const family = name.charAt(0);
  return `${familyReadings[family] ?? romanise(family)} ${romanise(name.slice(1))}`;
}
