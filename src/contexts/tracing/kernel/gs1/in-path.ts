/**
 * A value as it stands in a GS1 Digital Link path. GS1 Digital Link: URI syntax, table "symbols that must be percent-encoded":
 * everything encodeURIComponent escapes but `;` and `=`, and `! ( ) *` as well.
 */
export function inPath(value: string): string {
  return encodeURIComponent(value)
    .replace(/%3B/g, ';')
    .replace(/%3D/g, '=')
    .replace(/[!()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
