import { inBaseUnit } from './epcis/units.ts';
import { keyOfId } from './event-key.ts';
import { type EventBody, type EventThing, listedThings } from './event-things.ts';
import { declaresError } from './standing-events.ts';

/** The part of a journey a step belongs to, as people tell it. */
export type Stage =
  | 'harvest'
  | 'sorting'
  | 'processing'
  | 'checking'
  | 'packing'
  | 'moving'
  | 'ready'
  | 'selling'
  | 'trouble'
  | 'other';

/** Somebody declared a step wrong (EPCIS 2.0 § 7.4.1.4). */
export interface Struck {
  readonly at: string;
  /** CBV 2.0 § 7.5, such as `incorrect_data`; empty when none is given. */
  readonly reason: string;
  /** Keys of the events that say it as it was. */
  readonly corrective: readonly string[];
}

/** What an event tells a reader, whoever's system wrote it. */
export interface ToldStep {
  /** Names the event (`eventKey`). */
  readonly key: string;
  readonly stage: Stage;
  /** The bare name of CBV. */
  readonly bizStep: string;
  readonly location: string | undefined;
  /** Lowest and highest °C of its sensors. */
  readonly celsius: readonly [low: number, high: number] | undefined;
  /** Our role of whoever recorded it; undefined for other systems. */
  readonly role: string | undefined;
  readonly withHelper: boolean;
  readonly certifications: readonly string[];
  readonly things: readonly EventThing[];
  readonly struck: Struck | undefined;
}

/** Events as steps, in the order given; a declaration of error is told with the step it strikes out. */
export function toldSteps(events: readonly { readonly key: string; readonly body: EventBody }[]): ToldStep[] {
  const declared = new Map<string, Struck>();
  for (const { body } of events) {
    if (declaresError(body)) declared.set(String(body.eventID), struckBy(body.errorDeclaration));
  }
  return events
    .filter(({ body }) => !declaresError(body))
    .map(({ key, body }) => ({
      key,
      stage: stageOf(body),
      bizStep: bare(body.bizStep),
      location: idOf(body.bizLocation) ?? idOf(body.readPoint),
      celsius: celsiusOf(body),
      role: textOf(body['maidehao:recordedBy']),
      withHelper: body['maidehao:withHelper'] === true,
      certifications: listed(body.certificationInfo).filter((each) => typeof each === 'string'),
      things: listedThings(body),
      struck: declared.get(String(body.eventID)),
    }));
}

const stages: Readonly<Record<string, Stage>> = {
  commissioning: 'harvest',
  creating_class_instance: 'sorting',
  inspecting: 'checking',
  sampling: 'checking',
  packing: 'packing',
  unpacking: 'packing',
  repackaging: 'packing',
  loading: 'moving',
  unloading: 'moving',
  staging_outbound: 'moving',
  departing: 'moving',
  shipping: 'moving',
  transporting: 'moving',
  arriving: 'moving',
  receiving: 'moving',
  accepting: 'moving',
  storing: 'moving',
  stocking: 'ready',
  retail_selling: 'selling',
  holding: 'trouble',
  destroying: 'trouble',
  decommissioning: 'trouble',
  recalling: 'trouble',
  removing: 'trouble',
};

function stageOf(body: EventBody): Stage {
  if (body.type !== 'TransformationEvent') return stages[bare(body.bizStep)] ?? 'other';
  // Of one kind of goods, nothing was made: it was divided, mixed or graded.
  const kinds = new Set(listedThings(body).map(({ thing }) => thing.replace(/\/10\/.*$/, '')));
  return kinds.size > 1 ? 'processing' : 'sorting';
}

const KELVIN = 273.15;

function celsiusOf(body: EventBody): ToldStep['celsius'] {
  const values = listed(body.sensorElementList)
    .flatMap((element) => listed(fieldOf(element, 'sensorReport')))
    .filter((report) => bare(fieldOf(report, 'type')) === 'Temperature')
    .flatMap((report) =>
      ['value', 'minValue', 'maxValue', 'meanValue'].flatMap((name) => {
        const value = fieldOf(report, name);
        const unit = fieldOf(report, 'uom');
        const kelvin = typeof value === 'number' && typeof unit === 'string' ? inBaseUnit(value, unit) : null;
        return kelvin ? [Math.round((kelvin.value - KELVIN) * 10) / 10] : [];
      }),
    );
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : undefined;
}

function struckBy(declaration: unknown): Struck {
  return {
    at: textOf(fieldOf(declaration, 'declarationTime')) ?? '',
    reason: bare(fieldOf(declaration, 'reason')),
    corrective: listed(fieldOf(declaration, 'correctiveEventIDs')).map((id) => keyOfId(String(id))),
  };
}

/** A name of CBV as JSON has it, also where it is written as a URI or with its prefix. */
function bare(name: unknown): string {
  return typeof name === 'string' ? (/[^:/#-]*$/.exec(name)?.[0] ?? '') : '';
}

function idOf(place: unknown): string | undefined {
  return textOf(fieldOf(place, 'id'));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
