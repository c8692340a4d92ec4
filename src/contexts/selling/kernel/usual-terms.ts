import type { Unit } from '#shared/quantity.ts';
import type { Form } from './offer.ts';

/** How a product is usually sold in a form: what a new offer's form is filled with. Quantities in thousandths. */
export interface UsualTerms {
  readonly soldUnit: Unit;
  readonly priceUnit: Unit;
  readonly step: number;
  readonly least: number;
  readonly most: number;
  readonly toleranceBp: number;
}

const ONE = 1000;

/**
 * What households usually buy: three jin and more of what is weighed, one and more of what is counted, up to twenty times
 * as much; a piece by weight may come to 15 % more than estimated.
 */
export function usualTerms(form: Form, lotUnit: Unit): UsualTerms {
  const weighed = lotUnit === 'piece' ? 'jin' : lotUnit;
  switch (form) {
    case 'by-weight':
      return terms(weighed, weighed, weighed === 'kg' ? 2 : 3);
    case 'presale':
      return lotUnit === 'piece'
        ? terms('piece', 'piece', 1)
        : terms(weighed, weighed, weighed === 'kg' ? 2 : 5);
    case 'piece-by-weight':
      return { ...terms('piece', weighed, 1), toleranceBp: 1500 };
    default:
      return terms('piece', 'piece', 1);
  }
}

function terms(soldUnit: Unit, priceUnit: Unit, least: number): UsualTerms {
  return { soldUnit, priceUnit, step: ONE, least: least * ONE, most: least * 20 * ONE, toleranceBp: 0 };
}

/** The ways something counted in a unit can be sold by itself; a harvest to come is only presold. */
export function formsFor(lotUnit: Unit, ahead: boolean): Form[] {
  if (ahead) return ['presale'];
  return lotUnit === 'piece' ? ['by-piece', 'piece-by-weight'] : ['by-weight', 'piece-by-weight'];
}
