export { epcisDocument } from './kernel/epcis-document.ts';
export type { BizStep, Disposition, TracedQuantity, TraceStep } from './kernel/epcis-event.ts';
export { checkDigit, lotThing, placeUri, shipmentThing, type Thing } from './kernel/things.ts';
export { recordEvent } from './record-event.ts';
export { rights } from './rights.ts';
export { type Packed, type Story, type StoryEvent, storyOf } from './story.ts';
