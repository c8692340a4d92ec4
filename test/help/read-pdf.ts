import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/** What a reader finds in a PDF, by ISO 32000-1 alone: it shares nothing with what wrote it. */
export interface PdfRead {
  readonly pages: readonly PdfPage[];
  readonly title: string;
  /** The embedded TrueType font. */
  readonly font: Uint8Array;
  /** Characters of the text whose glyph has no outline in the embedded font. */
  readonly without: string;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Black ones, from the bottom left corner. */
  readonly bars: readonly (readonly [x: number, y: number, width: number, height: number])[];
}

export function readPdf(bytes: Uint8Array): PdfRead {
  const latin = Buffer.from(bytes).toString('latin1');
  assert.match(latin, /^%PDF-1\.7\n/);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(latin)?.[1]);
  assert.equal(latin.slice(start, start + 4), 'xref', 'startxref leads to the table');
  const count = Number(/^xref\n0 (\d+)\n/.exec(latin.slice(start))?.[1]);
  const rows = latin.slice(latin.indexOf('\n', start + 5) + 1);
  const offsets = Array.from({ length: count }, (_, at) => Number(rows.slice(at * 20, at * 20 + 10)));
  const objectAt = (number: number) => {
    const from = offsets[number] ?? -1;
    const head = `${number} 0 obj\n`;
    assert.equal(latin.slice(from, from + head.length), head, `object ${number} is where the table says`);
    return from + head.length;
  };
  const dictionary = (number: number) => {
    const from = objectAt(number);
    const end = Math.min(
      ...['stream\n', '\nendobj'].map((word) => latin.indexOf(word, from)).filter((at) => at > 0),
    );
    return latin.slice(from, end);
  };
  const stream = (number: number) => {
    const length = Number(/\/Length (\d+)/.exec(dictionary(number))?.[1]);
    const from = latin.indexOf('stream\n', objectAt(number)) + 7;
    assert.equal(latin.slice(from + length, from + length + 10), '\nendstream');
    return inflateSync(bytes.subarray(from, from + length));
  };
  const link = (number: number, key: string) =>
    Number(new RegExp(`/${key}\\[?\\s*(\\d+) 0 R`).exec(dictionary(number))?.[1]);

  const root = Number(/\/Root (\d+) 0 R/.exec(latin.slice(start))?.[1]);
  const tree = link(root, 'Pages');
  const kids = /\/Kids\[([^\]]*)\]/.exec(dictionary(tree))?.[1] ?? '';
  const numbers = [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
  const type0 = Number(/\/F (\d+) 0 R/.exec(dictionary(numbers[0] ?? 0))?.[1]);
  const charOf = new Map(
    [
      ...stream(link(type0, 'ToUnicode'))
        .toString('latin1')
        .matchAll(/<([0-9A-F]{4})> <([0-9A-F]*)>/g),
    ].map(([, glyph = '', text = '']) => [glyph, utf16(text)]),
  );
  const font = stream(link(link(link(type0, 'DescendantFonts'), 'FontDescriptor'), 'FontFile2'));
  const outlined = outlinesIn(font);
  let without = '';
  const pages = numbers.map((number): PdfPage => {
    const [, width, height] = /\/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]/.exec(dictionary(number)) ?? [];
    const content = stream(link(number, 'Contents')).toString('latin1');
    const lines = [...content.matchAll(/<([0-9A-F]*)> Tj/g)].map(([, hex = '']) =>
      (hex.match(/.{4}/g) ?? [])
        .map((glyph) => {
          const char = charOf.get(glyph) ?? '\uFFFD';
          if (char.trim() !== '' && !outlined(Number.parseInt(glyph, 16))) without += char;
          return char;
        })
        .join(''),
    );
    const bars = [...content.matchAll(/^0 g ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f/gm)].map(
      ([, ...numbersIn]) => numbersIn.slice(0, 4).map(Number) as unknown as [number, number, number, number],
    );
    return { width: Number(width), height: Number(height), text: lines.join('\n'), bars };
  });
  const info = Number(/\/Info (\d+) 0 R/.exec(latin.slice(start))?.[1]);
  const title = utf16(/\/Title<FEFF([0-9A-F]*)>/.exec(dictionary(info))?.[1] ?? '');
  return { pages, title, font, without };
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

/** Whether a glyph of a TrueType font is drawn: its place in `loca` is not empty (long offsets, as its `head` says). */
function outlinesIn(font: Uint8Array): (glyph: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, number>();
  for (let at = 12, left = view.getUint16(4); left > 0; left--, at += 16)
    tables.set(Buffer.from(font.subarray(at, at + 4)).toString('latin1'), view.getUint32(at + 8));
  assert.equal(view.getInt16((tables.get('head') ?? 0) + 50), 1);
  const loca = tables.get('loca') ?? 0;
  return (glyph) => view.getUint32(loca + glyph * 4 + 4) > view.getUint32(loca + glyph * 4);
}
