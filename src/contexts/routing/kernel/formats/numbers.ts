/** The numbers of a line that has nothing but numbers; null otherwise. */
export function numbersOf(line: string): number[] | null {
  const words = line.trim().split(/\s+/);
  if (words[0] === '') return null;
  const numbers = words.map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}
