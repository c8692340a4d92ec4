import type { IncomingMessage } from 'node:http';
import { refuserOf } from '#shared/outcome.ts';
import { type EpcForm, refusals, type Schedule, timesOf } from '#tracing';
import { Refusing } from '../api/answers.ts';
import { epcFormNamed } from './format-wanted.ts';

const refuse = refuserOf(refusals);
const ADDRESS = /^\/epcis\/queries\/([^/]+)\/events$/;
const FIELDS = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const;

/** What the opening of a WebSocket asks for (GS1's OpenAPI, GET /queries/{queryName}/events with `Upgrade`). */
export interface StreamWanted {
  readonly queryName: string;
  readonly times: ReturnType<typeof timesOf>;
  readonly reportIfEmpty: boolean;
  readonly since: Date | undefined;
  readonly epcForm: EpcForm;
}

/** Reads it; undefined: this address has no stream. */
export function streamWanted(request: IncomingMessage): StreamWanted | undefined {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  const [, name] = ADDRESS.exec(pathname) ?? [];
  const queryName = name === undefined ? undefined : decoded(name);
  if (queryName === undefined) return undefined;
  const schedule: Schedule = Object.fromEntries(
    FIELDS.flatMap((field) => (searchParams.has(field) ? [[field, searchParams.get(field) ?? '']] : [])),
  );
  const scheduled = Object.keys(schedule).length > 0;
  const times = scheduled ? timesOf(schedule) : null;
  const stream = searchParams.get('stream') === 'true';
  if (stream === scheduled || (scheduled && !times))
    throw new Refusing(refuse('tracing.schedule-wrong').refusal);
  const since = searchParams.get('initialRecordTime')?.replace(' ', '+');
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new Refusing(
      refuse('tracing.query-value-wrong', { name: 'initialRecordTime', value: since, wanted: 'a moment' })
        .refusal,
    );
  }
  return {
    queryName,
    times,
    reportIfEmpty: searchParams.get('reportIfEmpty') === 'true',
    since: since === undefined ? undefined : new Date(since),
    epcForm: epcFormNamed(request.headers['gs1-epc-format']),
  };
}

/** Undefined: broken in its percent signs, which no name of a query is. */
function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
