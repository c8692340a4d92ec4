/** The names under which two records say something else; what the new one leaves out is not compared. */
export function differences<Facts extends Readonly<Record<string, string | number | boolean | undefined>>>(
  brought: Facts,
  onRecord: { readonly [Name in keyof Facts]: Facts[Name] | undefined },
): string[] {
  return Object.entries(brought).flatMap(([name, value]) =>
    value === undefined || value === '' || value === onRecord[name] ? [] : [name],
  );
}
