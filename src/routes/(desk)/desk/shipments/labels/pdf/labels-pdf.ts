import bwipjs from 'bwip-js/node';
import type { Label } from '#delivery';
import { dayText } from '#shared/instant.ts';
import { ownFont } from '#shared/pdf/own-font.ts';
import { LABEL, widthOf, wrapped } from '#shared/pdf/sheet.ts';
import { type Mark, writePdf } from '#shared/pdf/write-pdf.ts';
import { decimal } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { lineText } from '../../line-text.ts';

const EDGE = 12;
const WIDTH = LABEL.width - 2 * EDGE;
/** Points in a millimetre. */
const MM = 72 / 25.4;

/** Shipping labels, each on a page of its own; none, and it is one empty page that says so. */
export function labelsPdf(
  labels: readonly Label[],
  title: string,
  t: Tongue,
  lang: Lang,
): Uint8Array<ArrayBuffer> {
  const none: Mark[] = [{ text: t('没有要打印的面单', 'No labels to print'), x: EDGE, y: 40, size: 12 }];
  const pages = labels.length === 0 ? [none] : labels.map((label) => labelMarks(label, t, lang));
  return writePdf({ title, lang, paper: LABEL, pages, font: ownFont() });
}

function labelMarks({ parcel, lines }: Label, t: Tongue, lang: Lang): Mark[] {
  const font = ownFont();
  const right = (text: string, size: number) => LABEL.width - EDGE - widthOf(font, text, size);
  const due = dayText(parcel.promisedDay, lang);
  const codeSize = Math.min(46, (46 * (WIDTH - 90)) / widthOf(font, parcel.nodeCode, 46));
  const goods = lines.slice(0, lines.length > 5 ? 4 : 5).map((line) => lineText(line, lang));
  const more = lines.length - goods.length;
  if (more > 0) goods.push(t(`另有 ${more} 样`, `and ${more} more`));
  const [node = ''] = wrapped(font, t(parcel.nodeZh, parcel.nodeEn), { size: 15, width: WIDTH });
  const listed = goods.map((text) => wrapped(font, text, { size: 10, width: WIDTH - 95 })[0] ?? '');
  return [
    { text: parcel.nodeCode, x: EDGE, y: 52, size: codeSize, bold: true },
    { text: t('应到', 'due'), x: right(t('应到', 'due'), 9), y: 28, size: 9 },
    { text: due, x: right(due, 14), y: 48, size: 14, bold: true },
    { rect: [EDGE, 62, WIDTH, 1.6], fill: 0 },
    { text: node, x: EDGE, y: 84, size: 15, bold: true },
    { text: `${parcel.recipientName}  ${parcel.recipientPhone}`, x: EDGE, y: 104, size: 12 },
    { rect: [EDGE, 114, WIDTH, 0.6], fill: 0 },
    ...listed.map((text, row): Mark => ({ text, x: EDGE, y: 132 + row * 15, size: 10 })),
    ...squareMarks(parcel.sscc, { x: LABEL.width - EDGE - 62, y: 122, size: 62 }),
    { text: parcel.sscc.slice(-6), x: LABEL.width - EDGE - 62, y: 206, size: 16, bold: true },
    { rect: [EDGE, 222, WIDTH, 0.6], fill: 0 },
    { text: `${t('寄件：', 'From: ')}${t(parcel.senderZh, parcel.senderEn)}`, x: EDGE, y: 240, size: 10 },
    {
      text: `${t('订单 ', 'Order ')}${parcel.orderNumber} · ${decimal(parcel.grams)} kg`,
      x: EDGE,
      y: 256,
      size: 10,
    },
    ...barMarks(parcel.sscc, { y: 280, height: 32 * MM }),
    { text: `(00) ${parcel.sscc}`, x: EDGE + 20, y: 280 + 32 * MM + 16, size: 12 },
  ];
}

/** GS1-128 with AI (00): bars a third of a millimetre or so wide, as wide as fits with its quiet zones. */
function barMarks(sscc: string, { y, height }: { readonly y: number; readonly height: number }): Mark[] {
  const [drawn] = bwipjs.raw({ bcid: 'gs1-128', text: `(00)${sscc}`, includetext: false }) as unknown as [
    { readonly sbs: readonly number[] },
  ];
  const modules = drawn.sbs.reduce((sum, width) => sum + width, 0);
  const module = WIDTH / (modules + 20);
  let x = EDGE + 10 * module;
  return drawn.sbs.flatMap((width, index): Mark[] => {
    const at = x;
    x += width * module;
    return index % 2 === 0 ? [{ rect: [at, y, width * module, height], fill: 0 }] : [];
  });
}

/** GS1 DataMatrix, a run of dark modules at a time. */
function squareMarks(
  sscc: string,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): Mark[] {
  const [drawn] = bwipjs.raw({ bcid: 'gs1datamatrix', text: `(00)${sscc}` }) as unknown as [
    { readonly pixs: readonly number[]; readonly pixx: number; readonly pixy: number },
  ];
  const { pixs, pixx, pixy } = drawn;
  const module = size / pixx;
  const marks: Mark[] = [];
  for (let row = 0; row < pixy; row++) {
    for (let from = 0; from < pixx; ) {
      let until = from;
      while (until < pixx && pixs[row * pixx + until] === 1) until += 1;
      if (until > from)
        marks.push({ rect: [x + from * module, y + row * module, (until - from) * module, module], fill: 0 });
      from = until + 1;
    }
  }
  return marks;
}
