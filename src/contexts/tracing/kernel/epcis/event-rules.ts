import { type Faults, shown, under } from './fault.ts';
import { isObject, itemsOf, type JsonObject } from './json-object.ts';
import { millisecondsOf } from './time.ts';
import { fitsType } from './units.ts';

/** What may stand beside all reports of a sensor element or at each of them, but not at both (conformance test TCR-53, set 3). */
const INLINE = ['dataProcessingMethod', 'deviceID', 'deviceMetadata', 'rawData', 'time'] as const;

/**
 * What the standard asks of an event beyond its JSON Schema: sensor attributes at one level (TCR-53), sensor times not after
 * the event (M122), a parent where things are joined or parted (§ 7.4.3, TCR-54), and units that fit what they measure.
 * Looks only at what has the right shape; the rest is told by the shape.
 */
export function checkEventRules(event: unknown, pointer: string, faults: Faults): void {
  if (!isObject(event)) return;
  const { type, action, parentID } = event;
  if (type === 'AggregationEvent' && (action === 'ADD' || action === 'DELETE') && parentID === undefined) {
    faults.add(pointer, 'parent-missing', { action });
  }
  for (const [index, element] of itemsOf(event.sensorElementList).entries()) {
    if (isObject(element)) sensorRules(element, event, under(`${pointer}/sensorElementList`, index), faults);
  }
  for (const name of QUANTITIES) {
    for (const [index, each] of itemsOf(event[name]).entries()) {
      if (isObject(each)) quantityRules(each, under(`${pointer}/${name}`, index), faults);
    }
  }
}

const QUANTITIES = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'] as const;

function quantityRules({ quantity, uom }: JsonObject, pointer: string, faults: Faults): void {
  if (uom !== undefined && quantity === undefined)
    faults.add(pointer, 'unit-without-quantity', { uom: shown(uom) });
  if (typeof quantity === 'number' && quantity < 0) {
    faults.add(`${pointer}/quantity`, 'negative-quantity', { value: quantity });
  }
}

function sensorRules(element: JsonObject, event: JsonObject, pointer: string, faults: Faults): void {
  const metadata = isObject(element.sensorMetadata) ? element.sensorMetadata : {};
  const metadataAt = `${pointer}/sensorMetadata`;
  notAfterEvent(metadata.time, event, `${metadataAt}/time`, faults);
  if (momentOf(metadata.startTime) > momentOf(metadata.endTime))
    faults.add(`${metadataAt}/endTime`, 'ends-before-start');
  for (const [index, report] of itemsOf(element.sensorReport).entries()) {
    if (!isObject(report)) continue;
    const at = under(`${pointer}/sensorReport`, index);
    for (const name of INLINE) {
      if (metadata[name] !== undefined && report[name] !== undefined) {
        faults.add(`${at}/${name}`, 'sensor-told-twice', { field: name });
      }
    }
    notAfterEvent(report.time, event, `${at}/time`, faults);
    const { type, uom } = report;
    if (typeof type === 'string' && typeof uom === 'string' && !fitsType(type, uom)) {
      faults.add(`${at}/uom`, 'unit-of-another-kind', { type, uom });
    }
  }
}

function notAfterEvent(time: unknown, { eventTime }: JsonObject, pointer: string, faults: Faults): void {
  if (momentOf(time) > momentOf(eventTime)) {
    faults.add(pointer, 'sensor-after-event', { time: shown(time), eventTime: shown(eventTime) });
  }
}

/** NaN for what is no time: it compares false with everything. */
function momentOf(value: unknown): number {
  return typeof value === 'string' ? millisecondsOf(value) : Number.NaN;
}
