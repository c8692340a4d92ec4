const LONGEST = 20;

/** A name for a plate, as typed, without stray spaces; or what is wrong with it. */
export function plateName(text: string): { readonly name: string } | { readonly wrong: PlateWrong } {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (name === '') return { wrong: 'empty' };
  if ([...name].length > LONGEST) return { wrong: 'long' };
  if (/https?:|www\.|\.(com|cn|net)\b|[@/\\<>]/i.test(name)) return { wrong: 'address' };
  if (/\d{5,}/.test(name.replaceAll(/[\s-]/g, ''))) return { wrong: 'digits' };
  if (!/^[\p{L}\p{M}\p{N} ·&.,'’♥-]+$/u.test(name)) return { wrong: 'signs' };
  return { name };
}

export type PlateWrong = 'empty' | 'long' | 'address' | 'digits' | 'signs';
