import type { MiddlewareHandler } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);

/** What we give: EPCIS 2.0 and CBV 2.0. What is sent may be older: XML of 1.2 is read too. */
export const EPCIS_VERSION = '2.0.0';
export const OLDEST_TAKEN = '1.2.0';

/** What every answer says of the server (EPCIS 2.0 § 12.4). */
export const versionHeaders = {
  'GS1-EPCIS-Version': EPCIS_VERSION,
  'GS1-CBV-Version': EPCIS_VERSION,
} as const;

/** What `OPTIONS` answers everywhere. */
export const discoveryHeaders = {
  ...versionHeaders,
  'GS1-EPCIS-Min': OLDEST_TAKEN,
  'GS1-EPCIS-Max': EPCIS_VERSION,
  'GS1-CBV-Min': OLDEST_TAKEN,
  'GS1-CBV-Max': EPCIS_VERSION,
  'GS1-EPC-Format': 'No_Preference, Always_GS1_Digital_Link, Always_EPC_URN, Never_Translates',
  'GS1-CBV-XML-Format': 'No_Preference, Always_URN, Always_Web_URI',
  'GS1-Vendor-Version': 'Maidehao-0.1.0',
} as const;

/** Refuses whoever asks for versions that are not spoken here (EPCIS 2.0 § 12.5), and tells every answer's own. */
export const speakVersions: MiddlewareHandler<ApiEnv> = async (c, next) => {
  for (const name of ['EPCIS', 'CBV']) {
    const asked = (end: string) => versionIn(c.req.header(`GS1-${name}-${end}`), `GS1-${name}-${end}`);
    const [least, most, sent] = [asked('Min'), asked('Max'), asked('Version')];
    if (least && compare(least, EPCIS_VERSION) > 0) refuseVersion(`GS1-${name}-Min`, least, EPCIS_VERSION);
    if (most && compare(most, EPCIS_VERSION) < 0) refuseVersion(`GS1-${name}-Max`, most, EPCIS_VERSION);
    if (sent && (compare(sent, OLDEST_TAKEN) < 0 || compare(sent, EPCIS_VERSION) > 0)) {
      refuseVersion(`GS1-${name}-Version`, sent, `${OLDEST_TAKEN}–${EPCIS_VERSION}`);
    }
  }
  await next();
  for (const [name, value] of Object.entries(versionHeaders)) c.res.headers.set(name, value);
};

function versionIn(value: string | undefined, header: string): string | undefined {
  if (value === undefined || /^\d{1,4}(\.\d{1,4}){0,3}$/.test(value)) return value;
  throw new Refusing(refuse('tracing.header-wrong', { header, value, offers: EPCIS_VERSION }).refusal);
}

function refuseVersion(header: string, value: string, offers: string): never {
  throw new Refusing(refuse('tracing.not-acceptable', { header, value, offers }).refusal);
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 4; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
