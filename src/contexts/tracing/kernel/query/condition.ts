import type { Part } from '../event-things.ts';

/** Bounds of what a value may be; each that is there holds. */
export interface Range<Value> {
  readonly atLeast?: Value;
  readonly above?: Value;
  readonly atMost?: Value;
  readonly below?: Value;
}

/** What is asked of a value in an event: that it is there, that it is one of these, or that it lies in a range. */
export type Test =
  | { readonly exists: true }
  | { readonly oneOf: readonly string[] }
  /** As text, as a number or as a moment: an extension does not tell its type. */
  | { readonly equals: readonly string[] }
  | { readonly number: Range<number> }
  | { readonly time: Range<string> };

/** Where somebody's own fields stand in an event. */
export type Place =
  | 'event'
  | 'ilmd'
  | 'errorDeclaration'
  | 'sensorElement'
  | 'sensorMetadata'
  | 'sensorReport'
  | 'readPoint'
  | 'bizLocation';

/** Somebody's own field, as it was asked for: `prefix:local`, with the namespace when it is known. */
export interface FieldName {
  readonly typed: string;
  readonly namespace?: string;
  readonly local: string;
}

export type Column =
  | 'type'
  | 'action'
  | 'bizStep'
  | 'disposition'
  | 'readPoint'
  | 'bizLocation'
  | 'transformationID';

/** One condition of a query; an event must meet all. */
export type Condition =
  | { readonly is: 'column'; readonly column: Column; readonly values: readonly string[] }
  | { readonly is: 'moment'; readonly column: 'eventTime' | 'recordTime'; readonly range: Range<string> }
  | { readonly is: 'id'; readonly ids: readonly string[] }
  /** It is about no parcel, crate or consignment. */
  | { readonly is: 'of-no-parcel' }
  /** One of the values at these places (SQL/JSON paths into the event) passes its test. */
  | { readonly is: 'value'; readonly any: readonly { readonly path: string; readonly test: Test }[] }
  | {
      readonly is: 'field';
      readonly place: Place;
      readonly inner: boolean;
      readonly name: FieldName;
      readonly test: Test;
    }
  | {
      readonly is: 'thing';
      readonly parts: readonly Part[];
      readonly asClass: boolean;
      readonly names: readonly string[];
      /** SQL LIKE patterns. */
      readonly patterns: readonly string[];
    }
  | {
      readonly is: 'within';
      readonly column: 'readPoint' | 'bizLocation';
      readonly values: readonly string[];
    }
  /** What master data says of the name in this field has an attribute, with one of these values if any are given. */
  | {
      readonly is: 'described';
      readonly by: Column | { readonly path: string };
      readonly attributes: readonly string[];
      readonly values?: readonly string[];
    };

/** What results are ordered by: a moment, or a field of somebody's own. */
export type Order = 'eventTime' | 'recordTime' | FieldName;

export interface EventQuery {
  readonly conditions: readonly Condition[];
  readonly orderBy: Order;
  readonly direction: 'ASC' | 'DESC';
  /** The first so many of all are wanted. */
  readonly eventCountLimit?: number;
  /** More than so many are too many. */
  readonly maxEventCount?: number;
}
