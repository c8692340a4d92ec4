import type { Bundle } from '../../src/contexts/tracing/kernel/bundle.ts';
import { keyLine } from '../../src/contexts/tracing/kernel/entry.ts';
import { keyName } from '../../src/contexts/tracing/kernel/tlog/vkey.ts';
import { ForgedLog, type Key, keyOf } from './forged-log.ts';

const GTIN = '92045022400014';
export const lotOf = (code: string) => `https://id.gs1.org/01/${GTIN}/10/${code}`;
export const NOW = new Date('2026-06-10T09:00:00Z');

export const grower = keyOf('urn:maidehao:organisation:019e807a-ec00-7510-af03-2bfb2460c105');
export const coop = keyOf('urn:maidehao:organisation:019e807a-ec00-7510-af03-2bfb2460c106');
export const county = keyOf('urn:maidehao:county:450224');

const kg = (code: string, quantity: number) => ({ epcClass: lotOf(code), quantity, uom: 'KGM' });
let ids = 0;

/** An event of a lot; `hour` counts from the first of June. */
export function event(hour: number, bizStep: string, what: object): Record<string, unknown> {
  ids += 1;
  const at = new Date(Date.parse('2026-06-01T00:00:00Z') + hour * 3_600_000).toISOString();
  return {
    eventID: `urn:uuid:019e807a-ec00-7510-af03-${ids.toString(16).padStart(12, '0')}`,
    eventTime: at,
    eventTimeZoneOffset: '+08:00',
    bizStep,
    ...what,
  };
}

export const harvested = (hour: number, code: string, quantity: number) =>
  event(hour, 'commissioning', {
    type: 'ObjectEvent',
    action: 'ADD',
    disposition: 'active',
    readPoint: { id: 'urn:maidehao:plot:019e807a-ec00-7510-af03-2bfb2460c104' },
    epcList: [],
    quantityList: [kg(code, quantity)],
    'maidehao:recordedBy': 'grower',
  });

export const seen = (
  hour: number,
  code: string,
  quantity: number,
  bizStep = 'inspecting',
  action = 'OBSERVE',
) =>
  event(hour, bizStep, {
    type: 'ObjectEvent',
    action,
    epcList: [],
    quantityList: [kg(code, quantity)],
    'maidehao:recordedBy': 'coop-staff',
  });

export const mixed = (hour: number, into: readonly [string, number][], out: readonly [string, number][]) =>
  event(hour, 'creating_class_instance', {
    type: 'TransformationEvent',
    inputQuantityList: into.map(([code, quantity]) => kg(code, quantity)),
    outputQuantityList: out.map(([code, quantity]) => kg(code, quantity)),
    'maidehao:recordedBy': 'coop-staff',
  });

export const packed = (hour: number, code: string, sscc: string) =>
  event(hour, 'packing', {
    type: 'AggregationEvent',
    action: 'ADD',
    parentID: `https://id.gs1.org/00/${sscc}`,
    childQuantityList: [kg(code, 2)],
  });

export const LOT = lotOf('HP-3');
/** What the journey's bundle needs besides the lot's own lines. */
export const SOURCES = [lotOf('HP-1'), lotOf('HP-2'), ...[grower, coop].map(lineOfKey)];

export function lineOfKey(key: Key): string {
  return keyLine(keyName(key.vkey));
}

/** Twelve events of an honest lot: two harvests, checked, mixed into one, checked, stored, some lost, two parcels packed. */
export function honestLog(): ForgedLog {
  const log = new ForgedLog();
  log.register(grower);
  log.register(coop);
  log.register(county);
  log.record(county, seen(0, 'OTHER', 5));
  log.record(grower, harvested(8, 'HP-1', 60.5));
  log.record(grower, harvested(9, 'HP-2', 40));
  log.record(coop, seen(12, 'HP-1', 60.5));
  log.record(coop, seen(12, 'HP-2', 40));
  log.record(
    coop,
    mixed(
      14,
      [
        ['HP-1', 60.5],
        ['HP-2', 30],
      ],
      [['HP-3', 88]],
    ),
  );
  log.record(coop, seen(15, 'HP-3', 88));
  log.record(coop, seen(16, 'HP-3', 88, 'storing'));
  log.record(coop, seen(20, 'HP-3', 88, 'holding'));
  log.record(coop, seen(22, 'HP-3', 88, 'storing'));
  log.record(coop, seen(30, 'HP-3', 1.5, 'destroying', 'DELETE'));
  log.record(coop, seen(40, 'HP-3', 86.5));
  log.record(coop, seen(44, 'HP-3', 86.5, 'storing'));
  log.record(coop, packed(50, 'HP-3', '276104250021234560'));
  log.record(coop, packed(51, 'HP-3', '276104250021234577'));
  return log;
}

export function bundleOf(
  log: ForgedLog,
  more: { anchor?: Bundle['anchor']; lines?: readonly string[] } = {},
): Bundle {
  return log.bundle(LOT, { lines: more.lines ?? SOURCES, ...(more.anchor ? { anchor: more.anchor } : {}) });
}
