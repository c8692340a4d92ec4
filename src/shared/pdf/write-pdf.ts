import { zlibSync } from 'fflate';
import { type Font, joined } from './font.ts';

/** What is drawn on a page, in points from its top left corner (72 points are an inch). */
export type Mark =
  | {
      readonly text: string;
      readonly x: number;
      /** Of the line the letters stand on. */
      readonly y: number;
      readonly size: number;
      readonly bold?: boolean;
      readonly grey?: boolean;
    }
  | {
      readonly rect: readonly [x: number, y: number, width: number, height: number];
      /** Filled from 0 (black) to 1; without, its outline. */
      readonly fill?: number;
      readonly line?: number;
    };

export interface Paper {
  readonly width: number;
  readonly height: number;
}

/**
 * A PDF (ISO 32000-1) of pages with text in one font, of which the glyphs used are embedded, and rectangles. Text can be searched and
 * copied. The same marks make the same bytes.
 */
export function writePdf({
  title,
  lang,
  paper,
  pages,
  font,
}: {
  readonly title: string;
  readonly lang: 'zh' | 'en';
  readonly paper: Paper;
  readonly pages: readonly (readonly Mark[])[];
  readonly font: Font;
}): Uint8Array<ArrayBuffer> {
  const used = new Map<number, string>();
  const hex = (text: string) =>
    [...text]
      .map((char) => {
        const glyph = font.glyphOf(char);
        if (!used.has(glyph)) used.set(glyph, char);
        return hex4(glyph);
      })
      .join('');
  const contents = pages.map((marks) => marks.map((mark) => drawn(mark, paper, hex)).join('\n'));
  const glyphs = [...used.keys()].toSorted((a, b) => a - b);
  // 1 catalogue, 2 pages, 3 facts, 4–8 the font, then each page and what is on it.
  const first = 9;
  const kids = pages.map((_, page) => `${first + page * 2} 0 R`).join(' ');
  const widths = glyphs.map((glyph) => `${glyph} [${Math.round(font.widthOf(glyph))}]`).join(' ');
  const objects: Uint8Array[] = [
    ascii(
      `<</Type/Catalog/Pages 2 0 R/Lang(${lang === 'zh' ? 'zh-CN' : 'en'})/ViewerPreferences<</DisplayDocTitle true>>>>`,
    ),
    ascii(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`),
    ascii(`<</Title<FEFF${[...title].map((char) => utf16(char)).join('')}>/Producer(Maidehao)>>`),
    ascii(
      '<</Type/Font/Subtype/Type0/BaseFont/MAIDEH+NotoSansSC/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 8 0 R>>',
    ),
    ascii(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/MAIDEH+NotoSansSC/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R/DW 1000/W[${widths}]/CIDToGIDMap/Identity>>`,
    ),
    ascii(
      `<</Type/FontDescriptor/FontName/MAIDEH+NotoSansSC/Flags 4/FontBBox[${font.box.join(' ')}]/ItalicAngle 0/Ascent ${Math.round(font.ascent)}/Descent ${Math.round(font.descent)}/CapHeight 733/StemV 80/FontFile2 7 0 R>>`,
    ),
    fontStream(font.only(new Set(glyphs))),
    stream(ascii(unicodeOf(glyphs, used)), ''),
    ...contents.flatMap((content, page) => [
      ascii(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pt(paper.width)} ${pt(paper.height)}]/Resources<</Font<</F 4 0 R>>>>/Contents ${first + page * 2 + 1} 0 R>>`,
      ),
      stream(ascii(content), ''),
    ]),
  ];
  return file(objects);
}

function file(objects: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  // Four bytes above 127 tell that the file is binary.
  const parts: Uint8Array[] = [ascii('%PDF-1.7\n%'), Uint8Array.of(0xe5, 0x8d, 0x96, 0xe5), ascii('\n')];
  let size = parts.reduce((sum, part) => sum + part.length, 0);
  const offsets = objects.map((object, index) => {
    const at = size;
    const whole = [ascii(`${index + 1} 0 obj\n`), object, ascii('\nendobj\n')];
    parts.push(...whole);
    size += whole.reduce((sum, part) => sum + part.length, 0);
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    ascii(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 3 0 R>>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Uint8Array.from(joined(parts));
}

function drawn(mark: Mark, paper: Paper, hex: (text: string) => string): string {
  if ('rect' in mark) {
    const [x, y, width, height] = mark.rect;
    const place = `${pt(x)} ${pt(paper.height - y - height)} ${pt(width)} ${pt(height)} re`;
    if (mark.fill !== undefined) return `${pt(mark.fill)} g ${place} f 0 g`;
    return `${pt(mark.line ?? 0.5)} w ${place} S`;
  }
  const { text, x, y, size, bold = false, grey = false } = mark;
  const shade = grey ? 0.35 : 0;
  // Bold is the same outline, drawn with a line round it.
  const weight = bold ? `2 Tr ${pt(size * 0.035)} w` : '0 Tr';
  return `BT ${shade} g ${shade} G ${weight} /F ${pt(size)} Tf ${pt(x)} ${pt(paper.height - y)} Td <${hex(text)}> Tj ET 0 g 0 G`;
}

/** Which character each glyph stands for, so that text can be searched and copied (§ 9.10.3). */
function unicodeOf(glyphs: readonly number[], used: ReadonlyMap<number, string>): string {
  const lines: string[] = [];
  for (let at = 0; at < glyphs.length; at += 100) {
    const some = glyphs.slice(at, at + 100);
    lines.push(
      `${some.length} beginbfchar`,
      ...some.map((glyph) => `<${hex4(glyph)}> <${utf16(used.get(glyph) ?? '')}>`),
      'endbfchar',
    );
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...lines,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

function stream(bytes: Uint8Array, more: string): Uint8Array {
  const packed = zlibSync(bytes, { level: 9 });
  return joined([
    ascii(`<</Length ${packed.length}/Filter/FlateDecode${more}>>\nstream\n`),
    packed,
    ascii('\nendstream'),
  ]);
}

function fontStream(bytes: Uint8Array): Uint8Array {
  return stream(bytes, `/Length1 ${bytes.length}`);
}

function hex4(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(char: string): string {
  return Array.from({ length: char.length }, (_, at) => hex4(char.charCodeAt(at))).join('');
}

/** At most three decimals, as few letters as it takes. */
function pt(number: number): string {
  return String(Math.round(number * 1_000) / 1_000);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
