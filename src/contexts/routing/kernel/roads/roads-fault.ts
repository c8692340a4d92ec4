/** What is wrong with a file of roads, and where: the line of an XML file, otherwise the block, way or node by its number. */
export interface RoadsFault {
  readonly code: RoadsFaultCode;
  /** Counted from 1; 0 where the file has no lines. */
  readonly line: number;
  readonly at: string;
}

export type RoadsFaultCode =
  | 'not-osm'
  | 'osm-cut-short'
  | 'osm-not-read'
  | 'osm-damaged'
  | 'unknown-node'
  | 'wrong-speed'
  | 'wrong-position'
  | 'no-car-roads'
  | 'not-roads'
  | 'roads-cut-short'
  | 'roads-damaged';

/** Thrown while a file is read, and answered as its fault. */
export class RoadsFaultFound extends Error {
  readonly fault: RoadsFault;

  constructor(code: RoadsFaultCode, at: string, line = 0) {
    super(`${code} ${at}`);
    this.fault = { code, at, line };
  }
}

/** What was read, or the fault that was found. */
export function orFault<Read>(read: () => Read): Read | RoadsFault {
  try {
    return read();
  } catch (error) {
    if (error instanceof RoadsFaultFound) return error.fault;
    throw error;
  }
}
