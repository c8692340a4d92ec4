import { createInterface } from 'node:readline/promises';
import {
  bracketed,
  buildDigitalLink,
  compressLink,
  type DigitalLink,
  type Element,
  parseAnyLink,
  parseBracketed,
  parseMessage,
  type Read,
  syntaxFaultSentence,
} from '#tracing';
import { command as define, Failed, WrongUse } from './line/command.ts';

interface Told {
  readonly input: string;
  readonly ok: boolean;
}

export const command = define({
  usage: 'digital-link parse|build [TEXT…]',
  zh: '读写 GS1 标识链接：parse 把链接（展开的或压缩的）、带括号的元素串或条码内容拆开，build 写成链接。不写文字时从标准输入读，每行一个；每行一个结果。',
  en: 'Read and write GS1 Digital Links: parse takes links (open or compressed), bracketed element strings or barcode messages apart, build makes links of them. Without texts, lines of standard input are read; one result a line.',
  words: [1, Number.POSITIVE_INFINITY],
  options: {
    stem: {
      type: 'string',
      zh: '链接以什么开头（默认 https://id.gs1.org）',
      en: 'What links begin with (https://id.gs1.org unless told)',
    },
    compress: { type: 'boolean', zh: '写成压缩的链接', en: 'Write compressed links' },
  },
  async run({ words: [action = '', ...texts], values }) {
    if (action !== 'parse' && action !== 'build') throw new WrongUse(`${action} is neither parse nor build`);
    if (values.stem !== undefined && !/^https?:\/\/[^?#]+$/i.test(values.stem)) {
      throw new WrongUse(`a stem is an address without query, not ${values.stem}`);
    }
    const told: Told[] = [];
    const tell = (input: string) => {
      told.push(action === 'parse' ? parse(input) : build(input, values));
    };
    if (texts.length > 0) for (const text of texts) tell(text);
    else for await (const line of createInterface({ input: process.stdin })) if (line !== '') tell(line);
    if (told.some(({ ok }) => !ok)) throw new Failed('texts with faults', { results: told });
    return { results: told };
  },
});

function parse(input: string): Told {
  const found = elementsOf(input);
  if (!found.ok) return faulty(input, found);
  console.log(`${input}\tok\t${bracketed(found.value.elements)}`);
  return { input, ok: true, ...found.value };
}

function build(input: string, how: { stem?: string; compress?: boolean }): Told {
  const found = elementsOf(input);
  if (!found.ok) return faulty(input, found);
  const stem = how.stem === undefined ? {} : { stem: how.stem };
  const { elements } = found.value;
  const link = how.compress ? compressLink(elements, stem) : buildDigitalLink(elements, stem);
  if (!link.ok) return faulty(input, link);
  console.log(`${input}\tok\t${link.value}`);
  return { input, ok: true, ...{ link: link.value } };
}

/** Links begin with a scheme and bracketed strings with a bracket; anything else is what a scanner sent. */
function elementsOf(input: string): Read<{ elements: readonly Element[]; others?: DigitalLink['others'] }> {
  if (/^[a-z]+:/i.test(input)) {
    const link = parseAnyLink(input);
    if (!link.ok) return link;
    const { path, attributes, others } = link.value;
    return { ok: true, value: { elements: [...path, ...attributes], others } };
  }
  const found = input.startsWith('(') ? parseBracketed(input) : parseMessage(input);
  return found.ok ? { ok: true, value: { elements: found.value } } : found;
}

function faulty(input: string, { fault }: Read<never> & { readonly ok: false }): Told {
  const [zh, en] = [syntaxFaultSentence(fault, 'zh'), syntaxFaultSentence(fault, 'en')];
  console.log([input, fault.lint ?? fault.fault, zh, en].join('\t'));
  return { input, ok: false, ...{ fault, zh, en } };
}
