import bwipjs from 'bwip-js/node';
import { bracketed, type Element } from '#tracing';

/** The label's barcode: GS1-128 with AI (00), as GS1 Logistic Label Guideline 1.3 § 4 asks. An SVG drawing. */
export function ssccBars(sscc: string): string {
  return bwipjs.toSVG({ bcid: 'gs1-128', text: `(00)${sscc}`, height: 22, includetext: false });
}

/** The same number as a square, which phones read more easily: GS1 DataMatrix. */
export function ssccSquare(sscc: string): string {
  return bwipjs.toSVG({ bcid: 'gs1datamatrix', text: `(00)${sscc}` });
}

/** A pack's elements as GS1 DataMatrix, which tills and warehouses read. */
export function packSquare(elements: readonly Element[]): string {
  return bwipjs.toSVG({
    bcid: 'gs1datamatrix',
    text: bracketed(elements),
    padding: 2,
    backgroundcolor: 'ffffff',
  });
}
