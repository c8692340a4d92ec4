import { pinyin } from 'pinyin-pro';

/**
 * How a name is found by typing letters: the whole reading and its initials, `王秀英` → `wangxiuying wxy`.
 * Hanyu Pinyin without tones, ü written v as on a keyboard; surnames by their reading as surnames (单 is shan).
 */
export function readingOf(name: string): string {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`.trim();
}
