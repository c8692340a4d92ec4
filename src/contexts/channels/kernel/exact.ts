/** A platform takes one price for a pack: what is paid by actual weight has none, and what is sold ahead is not there to be set aside. */
export function isExact({ form }: { readonly form: string }): boolean {
  return form !== 'piece-by-weight' && form !== 'presale';
}
