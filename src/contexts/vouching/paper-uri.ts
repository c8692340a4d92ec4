/** How the trace and the log name a paper. */
export function paperUri(id: string): string {
  return `urn:maidehao:paper:${id}`;
}
