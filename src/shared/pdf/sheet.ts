import type { Font } from './font.ts';
import { type Mark, type Paper, writePdf } from './write-pdf.ts';

export const A4: Paper = { width: 595.28, height: 841.89 };
/** 100 × 150 mm. */
export const LABEL: Paper = { width: 283.46, height: 425.2 };

export interface Column {
  readonly label: string;
  /** Of the page's width; all of them are shared out. */
  readonly part: number;
  readonly number?: boolean;
}

const MARGIN = 40;
const FOOT = 30;
const LEADING = 1.45;
const CELL = 4;
const TABLE_SIZE = 9;

/** A Chinese character or sign, a word, or blanks: text may be parted between any two. */
const WORDS = /[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu;

/** Text and tables one below the other over as many A4 pages as it takes, numbered at their foot. */
export class Sheet {
  readonly #font: Font;
  readonly #title: string;
  readonly #lang: 'zh' | 'en';
  readonly #pages: Mark[][] = [[]];
  #y = MARGIN;

  constructor(font: Font, title: string, lang: 'zh' | 'en') {
    this.#font = font;
    this.#title = title;
    this.#lang = lang;
  }

  /** Within the margins. */
  readonly width = A4.width - 2 * MARGIN;
  readonly left = MARGIN;

  text(text: string, { size = 10.5, bold = false, grey = false, above = 0 } = {}): void {
    this.#y += above;
    for (const line of wrapped(this.#font, text, { size, width: this.width })) {
      this.room(size * LEADING);
      this.#y += size * LEADING;
      this.#mark({ text: line, x: MARGIN, y: this.#y - size * 0.3, size, bold, grey });
    }
  }

  heading(text: string): void {
    // A heading stays with what follows.
    this.room(90);
    this.text(text, { size: 13, bold: true, above: 10 });
    this.#y += 3;
  }

  /** Rows are never parted; the heads stand again on a new page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const whole = columns.reduce((sum, { part }) => sum + part, 0);
    const widths = columns.map(({ part }) => (part / whole) * this.width);
    const heads = columns.map(({ label }) => label);
    this.#row(heads, { columns, widths, head: true });
    for (const row of rows) {
      if (this.#height(row, widths) > this.#left()) {
        this.#turn();
        this.#row(heads, { columns, widths, head: true });
      }
      this.#row(row, { columns, widths, head: false });
    }
    this.#y += 6;
  }

  /** Marks of a drawing of a height, whose corner is at this place; on a new page where it would not fit. */
  drawing(height: number, marks: (top: number) => readonly Mark[]): void {
    this.room(height);
    for (const mark of marks(this.#y)) this.#mark(mark);
    this.#y += height;
  }

  /** Turns the page unless there is so much room. */
  room(height: number): void {
    if (height > this.#left()) this.#turn();
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const pages = this.#pages.map((marks, index): Mark[] => [
      ...marks,
      {
        text: `${this.#title} · ${index + 1} / ${this.#pages.length}`,
        ...{ x: MARGIN, y: A4.height - FOOT / 2, size: 8, grey: true },
      },
    ]);
    return writePdf({ title: this.#title, lang: this.#lang, paper: A4, pages, font: this.#font });
  }

  #mark(mark: Mark): void {
    this.#pages.at(-1)?.push(mark);
  }

  #left(): number {
    return A4.height - FOOT - this.#y;
  }

  #turn(): void {
    this.#pages.push([]);
    this.#y = MARGIN;
  }

  #height(row: readonly string[], widths: readonly number[]): number {
    const lines = row.map(
      (cell, at) =>
        wrapped(this.#font, cell, { size: TABLE_SIZE, width: (widths[at] ?? 0) - 2 * CELL }).length,
    );
    return Math.max(1, ...lines) * TABLE_SIZE * LEADING + 5;
  }

  #row(
    row: readonly string[],
    {
      columns,
      widths,
      head,
    }: { readonly columns: readonly Column[]; readonly widths: readonly number[]; readonly head: boolean },
  ): void {
    const height = this.#height(row, widths);
    this.room(height);
    if (head) this.#mark({ rect: [MARGIN, this.#y, this.width, height], fill: 0.93 });
    let x = MARGIN;
    for (const [at, cell] of row.entries()) {
      const width = widths[at] ?? 0;
      const lines = wrapped(this.#font, cell, { size: TABLE_SIZE, width: width - 2 * CELL });
      for (const [index, text] of lines.entries()) {
        const from = columns[at]?.number ? width - CELL - widthOf(this.#font, text, TABLE_SIZE) : CELL;
        const y = this.#y + (index + 1) * TABLE_SIZE * LEADING - 1;
        this.#mark({ text, x: x + from, y, size: TABLE_SIZE, bold: head });
      }
      x += width;
    }
    this.#y += height;
    this.#mark({ rect: [MARGIN, this.#y, this.width, 0.4], fill: 0.75 });
  }
}

export function widthOf(font: Font, text: string, size: number): number {
  return ([...text].reduce((sum, char) => sum + font.widthOf(font.glyphOf(char)), 0) * size) / 1_000;
}

/** Text in lines of a width: parted at blanks and between Chinese characters, a longer word where it has to be. */
export function wrapped(
  font: Font,
  text: string,
  { size, width }: { readonly size: number; readonly width: number },
): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (word: string, wide: number) => {
    if (used + wide > width && line !== '') {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
      if (/^\s+$/.test(word)) return;
    }
    line += word;
    used += wide;
  };
  for (const [word] of text.matchAll(WORDS)) {
    const wide = widthOf(font, word, size);
    if (wide <= width) put(word, wide);
    else for (const char of word) put(char, widthOf(font, char, size));
  }
  return [...lines, line.trimEnd()];
}
