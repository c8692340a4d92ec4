import type { Api } from '../api/api.ts';
import { discoveryHeaders } from './versions.ts';

/** Answers `OPTIONS` on a path: which methods it has, which versions and formats are spoken (EPCIS 2.0 § 12.4). */
export function discovery(
  epcis: Api,
  path: string,
  methods: readonly string[],
  more: Readonly<Record<string, string>> = {},
): void {
  const headers = { ...discoveryHeaders, ...more, Allow: [...methods, 'OPTIONS'].join(', ') };
  epcis.on('OPTIONS', path, (c) => c.body(null, 204, headers));
}
