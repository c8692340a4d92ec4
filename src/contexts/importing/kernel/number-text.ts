const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^\d+(\.\d+)?$/;

/** A decimal without its thousands separators: `1,200.5` → `1200.5`. Undefined for what is none, `12,5` included. */
export function numberText(text: string): string | undefined {
  if (GROUPED.test(text)) return text.replaceAll(',', '');
  return PLAIN.test(text) ? text : undefined;
}
