import { newId } from '../../../shared/id.ts';

/** Extensions they have none: the standard's own context. */
export const CONTEXT = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'];

const PLACE = { id: 'urn:maidehao:node:0197a000-0000-7000-8000-000000000001' };

/** A lot of the measurement. */
export function sampleLot(code: string): string {
  return `https://id.gs1.org/01/92045022400014/10/${code}`;
}

/** A lot is seen on its way; about 500 bytes. */
export function seenOnItsWay(lot: string, kilograms: number, at: Date) {
  return {
    ...happening(at, 'shipping', 'in_transit'),
    type: 'ObjectEvent',
    action: 'OBSERVE',
    epcList: [],
    quantityList: [{ epcClass: lot, quantity: kilograms, uom: 'KGM' }],
  };
}

/** Lots come into the world. */
export function harvested(lots: readonly string[], at: Date) {
  return {
    ...happening(at, 'commissioning', 'active'),
    type: 'ObjectEvent',
    action: 'ADD',
    epcList: [],
    quantityList: lots.map((epcClass) => ({ epcClass, quantity: 20, uom: 'KGM' })),
  };
}

/** Lots become other lots. */
export function mixed(inputs: readonly string[], outputs: readonly string[], at: Date) {
  return {
    ...happening(at, 'commissioning', 'active'),
    type: 'TransformationEvent',
    inputQuantityList: inputs.map((epcClass) => ({ epcClass, quantity: 10, uom: 'KGM' })),
    outputQuantityList: outputs.map((epcClass) => ({ epcClass, quantity: 10, uom: 'KGM' })),
  };
}

function happening(at: Date, bizStep: string, disposition: string) {
  return {
    eventID: `urn:uuid:${newId()}`,
    eventTime: at.toISOString(),
    eventTimeZoneOffset: '+08:00',
    bizStep,
    disposition,
    readPoint: PLACE,
    bizLocation: PLACE,
  };
}
