/** The lists whose items are events, by the keys that lead to them. */
const LISTS: readonly string[] = ['epcisBody/eventList', 'epcisBody/queryResults/resultsBody/eventList'];
const DEEPEST_LIST = 4;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** `text` of the item at this JSON pointer, which began at this place of the whole document. */
type OnItem = (text: string, pointer: string, at: number) => void;

/**
 * Cuts a JSON document into the texts of its events and the text around them, piece by piece, without reading either: what is
 * malformed stays so in the text it is in, for the reader of that text to tell.
 */
export class EventSlicer {
  readonly #onItem: OnItem;
  /** The text around the items, and the keys (null: an array) that lead to where we are in it, as deep as lists can be. */
  readonly #around: string[] = [];
  readonly #keys: (string | null)[] = [];
  #deeper = 0;
  /** In a list: how deep in its item, none between items. */
  #list: string | null = null;
  #item: string[] | null = null;
  #nesting = 0;
  #index = 0;
  #commaDue = false;
  /** The piece at hand, how much of it is kept, and where in it the string we are in began. */
  #text = '';
  #kept = 0;
  #stringFrom = 0;
  #inString = false;
  #escaped = false;
  #string = '';
  /** Where in the document the current text and the current item began, and how much of the document is not in `#around`. */
  #start = 0;
  #itemStart = 0;
  #cut = 0;
  #cutAt = 0;

  constructor(onItem: OnItem) {
    this.#onItem = onItem;
  }

  write(text: string): void {
    this.#text = text;
    this.#kept = 0;
    this.#stringFrom = 0;
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at);
      if (this.#inString) this.#stringSign(sign, at);
      else if (this.#list === null) this.#signAround(sign, at);
      else if (this.#item !== null || this.#beginsItem(sign, at)) this.#itemSign(sign, at);
    }
    if (this.#inString && this.#item === null) this.#string += text.slice(this.#stringFrom);
    this.#keepTo(text.length);
    this.#start += text.length;
  }

  /** The text around the items, their lists empty. */
  end(): string {
    if (this.#item !== null) this.#finish(this.#kept);
    return this.#around.join('');
  }

  /** A place in the text of `end()` as a place in the document. */
  placeOf(at: number): number {
    return at < this.#cutAt ? at : at + this.#cut;
  }

  #stringSign(sign: number, at: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (sign === BACKSLASH) this.#escaped = true;
    else if (sign === QUOTE) {
      this.#inString = false;
      if (this.#item === null) this.#string += this.#text.slice(this.#stringFrom, at);
    }
  }

  #signAround(sign: number, at: number): void {
    if (sign === QUOTE) {
      this.#inString = true;
      this.#string = '';
      this.#stringFrom = at + 1;
    } else if (sign === COLON && this.#deeper === 0 && this.#keys.length > 0) {
      this.#keys[this.#keys.length - 1] = this.#string;
    } else if (sign === OPEN_BRACE) this.#entered('');
    else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) this.#left();
    else if (sign === OPEN_BRACKET) {
      const path = this.#deeper === 0 ? this.#keys.join('/') : '';
      this.#entered(null);
      if (LISTS.includes(path)) this.#listBegins(path, at);
    }
  }

  #listBegins(path: string, at: number): void {
    this.#keepTo(at + 1);
    this.#list = `/${path}`;
    this.#index = 0;
    this.#commaDue = false;
    this.#cutAt = this.#start + at + 1 - this.#cut;
  }

  /** Between items: does one begin here? A comma too many or too few begins one that is none. */
  #beginsItem(sign: number, at: number): boolean {
    if (sign <= 0x20) return false;
    if (sign === COMMA && this.#commaDue) {
      this.#commaDue = false;
      return false;
    }
    this.#keepTo(at);
    if (sign === CLOSE_BRACKET && (this.#commaDue || this.#index === 0)) {
      this.#list = null;
      this.#left();
      return false;
    }
    this.#item = this.#commaDue ? [','] : [];
    this.#itemStart = this.#start + at;
    return true;
  }

  #itemSign(sign: number, at: number): void {
    const closes = sign === CLOSE_BRACE || sign === CLOSE_BRACKET;
    if (this.#nesting === 0 && (sign === COMMA || sign === CLOSE_BRACKET || sign <= 0x20)) {
      this.#finish(at);
      if (this.#beginsItem(sign, at)) this.#itemSign(sign, at);
      return;
    }
    if (sign === QUOTE) this.#inString = true;
    else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) this.#nesting += 1;
    else if (closes) this.#nesting -= 1;
    if (closes && this.#nesting <= 0) this.#finish(at + 1);
  }

  #keepTo(end: number): void {
    const text = this.#text.slice(this.#kept, end);
    this.#kept = end;
    if (this.#item !== null) this.#item.push(text);
    if (this.#list === null) this.#around.push(text);
    else this.#cut += text.length;
  }

  #finish(end: number): void {
    this.#keepTo(end);
    const text = this.#item?.join('') ?? '';
    this.#item = null;
    this.#nesting = 0;
    this.#commaDue = true;
    this.#onItem(text, `${this.#list}/${this.#index}`, this.#itemStart);
    this.#index += 1;
  }

  #entered(key: string | null): void {
    if (this.#keys.length < DEEPEST_LIST) this.#keys.push(key);
    else this.#deeper += 1;
  }

  #left(): void {
    if (this.#deeper > 0) this.#deeper -= 1;
    else this.#keys.pop();
  }
}
