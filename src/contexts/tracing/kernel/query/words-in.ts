import { bareWord, type Vocabulary } from '../epcis/vocabularies.ts';

/** A word of the standard in each form an event may have it in: bare, as URN, as URI. Anything else stays as it is. */
export function formsOf(vocabulary: Vocabulary, values: readonly string[]): string[] {
  return values.flatMap((value) => {
    const word = bareWord(vocabulary, value);
    if (!vocabulary.words.has(word)) return [value];
    return [word, vocabulary.uri + word, ...(vocabulary.urn ? [vocabulary.urn + word] : [])];
  });
}
