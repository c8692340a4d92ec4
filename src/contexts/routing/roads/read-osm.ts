import { gunzipSync, inflateSync } from 'node:zlib';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type BuiltRoads, buildRoads } from '../kernel/roads/build-roads.ts';
import { gatherPbf } from '../kernel/roads/osm-pbf.ts';
import { gatherXml } from '../kernel/roads/osm-xml.ts';
import { orFault, RoadsFaultFound } from '../kernel/roads/roads-fault.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';

const LARGEST_BLOCK = 32 * 1024 * 1024;
const LARGEST_TEXT = 512 * 1024 * 1024;

/**
 * The roads of an OpenStreetMap file, by its first bytes: XML (packed by gzip or not), otherwise PBF. Refused with the line, block, way or
 * node that is wrong.
 */
export function readOsm(file: Uint8Array): Outcome<BuiltRoads, RoutingRefusal> {
  const read = orFault(() => buildRoads(gather(file)));
  return 'code' in read ? refuse(`routing.${read.code}`, { line: read.line, at: read.at }) : ok(read);
}

function gather(file: Uint8Array) {
  if (file[0] === 0x1f && file[1] === 0x8b) return gatherXml(textOf(unzipped(file)));
  // `<`, or the mark some programs write before it.
  if (file[0] === 0x3c || (file[0] === 0xef && file[1] === 0xbb)) return gatherXml(textOf(file));
  return gatherPbf(file, (bytes) => inflateSync(bytes, { maxOutputLength: LARGEST_BLOCK }));
}

function unzipped(file: Uint8Array): Uint8Array {
  try {
    return gunzipSync(file, { maxOutputLength: LARGEST_TEXT });
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'Z_BUF_ERROR') throw new RoadsFaultFound('osm-cut-short', 'gzip');
    throw new RoadsFaultFound(code === 'ERR_BUFFER_TOO_LARGE' ? 'osm-not-read' : 'osm-damaged', 'gzip');
  }
}

function textOf(file: Uint8Array): string {
  if (file.length > LARGEST_TEXT)
    throw new RoadsFaultFound('osm-not-read', `XML > ${LARGEST_TEXT / 1024 / 1024} MB`);
  return new TextDecoder().decode(file);
}
