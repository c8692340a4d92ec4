import { unzipSync } from 'fflate';
import { type ReadTimetable, readTimetable, readTimetableRows } from '#routing';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';

/** The largest archive or sheet that is read, and the most it may unpack to. A prefecture's feed is a few. */
export const MOST_TIMETABLE_MB = 8;
const MOST_BYTES = MOST_TIMETABLE_MB * 1024 * 1024;
const MOST_UNPACKED = 4 * MOST_BYTES;
const MOST_TRIPS = 5_000;
const GTFS = /(?:^|\/)((?:stops|routes|trips|stop_times|calendar|calendar_dates|frequencies|freight)\.txt)$/;

/**
 * A timetable from GTFS (a zip, or its files) or from one sheet of rows. Refuses `dispatching.timetable-unreadable`,
 * `dispatching.timetable-too-large`, and what routing refuses with file and row.
 */
export function readTimetableFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Outcome<ReadTimetable> {
  const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (size === 0) return refuse('dispatching.timetable-unreadable');
  if (size > MOST_BYTES) return refuse('dispatching.timetable-too-large', { mostMb: MOST_TIMETABLE_MB });
  const [first] = files;
  const read =
    files.length === 1 && first && !isZip(first.bytes) && !GTFS.test(first.name)
      ? readSheet(first)
      : readFeed(files);
  if (!read.ok) return read;
  const { trips } = read.value.timetable;
  if (trips.length === 0) return refuse('dispatching.timetable-empty');
  return trips.length > MOST_TRIPS
    ? refuse('dispatching.timetable-too-large', { mostMb: MOST_TIMETABLE_MB })
    : read;
}

function readSheet({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Outcome<ReadTimetable> {
  const text = textOf(bytes);
  return text.ok ? readTimetableRows(name, text.value) : text;
}

function readFeed(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Outcome<ReadTimetable> {
  const texts: Record<string, string> = {};
  for (const file of files) {
    const parts = isZip(file.bytes) ? unpacked(file.bytes) : { [file.name]: file.bytes };
    if (parts === 'unreadable') return refuse('dispatching.timetable-unreadable');
    if (parts === 'too-large')
      return refuse('dispatching.timetable-too-large', { mostMb: MOST_TIMETABLE_MB });
    for (const [path, bytes] of Object.entries(parts)) {
      const [, name] = GTFS.exec(path) ?? [];
      if (!name) continue;
      const text = textOf(bytes);
      if (!text.ok) return text;
      texts[name] = text.value;
    }
  }
  return readTimetable(texts);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Sizes are added up as the archive's directory states them before anything is unpacked; fflate writes no further. */
function unpacked(bytes: Uint8Array): Record<string, Uint8Array> | 'unreadable' | 'too-large' {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = GTFS.test(name);
        if (wanted) size += originalSize;
        return wanted && size <= MOST_UNPACKED;
      },
    });
    return size > MOST_UNPACKED ? 'too-large' : parts;
  } catch {
    return 'unreadable';
  }
}

/** UTF-8, or what a Chinese spreadsheet writes. */
function textOf(bytes: Uint8Array): Outcome<string> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {}
  }
  return refuse('dispatching.timetable-unreadable');
}
