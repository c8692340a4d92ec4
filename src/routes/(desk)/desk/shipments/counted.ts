/** A number with its English word: `1 parcel`, `3 parcels`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
