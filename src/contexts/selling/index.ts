export { type Filled, fillLine, fillLines, type WantedLine } from './fill-line.ts';
export type { Draw } from './kernel/fill.ts';
export { type LinePrice, linePrice, type UnitPrice, unitPrice, weighedPrice } from './kernel/line-price.ts';
export { type Form, forms, gramsOf, isBox, type Offer, type Part, quantityFits } from './kernel/offer.ts';
export { offerById, offersByIds } from './offer-by-id.ts';
export { refusals } from './refusals.ts';
export { rights } from './rights.ts';
