import type { SyntaxFault, SyntaxFaultName } from './syntax-fault.ts';

type Pair = readonly [zh: string, en: string];

const texts: Readonly<Record<SyntaxFaultName, Pair>> = {
  scheme: [
    '要以 http:// 或 https:// 开头，大小写一致',
    'It begins with http:// or https://, in letters of one case',
  ],
  host: ['网站的名字写得不对', 'The name of the site is not written as it must be'],
  character: ['网址里不能有这个字符', 'An address cannot hold this character'],
  'no-key': ['里面没有 GS1 主标识', 'There is no GS1 key in it'],
  empty: ['这里少了内容', 'Something is missing here'],
  'unknown-ai': ['GS1 没有这个应用标识符', 'GS1 has no such Application Identifier'],
  'too-short': ['内容太短', 'The value is too short'],
  'too-long': ['内容太长', 'The value is too long'],
  value: ['内容不合规定', 'The value is not allowed'],
  order: ['这个限定项不能放在这里', 'This qualifier cannot stand here'],
  'not-attribute': [
    '这个应用标识符不能放在问号后面',
    'This Application Identifier cannot stand behind the question mark',
  ],
  'in-path': ['这个应用标识符要写在路径里', 'This Application Identifier belongs in the path'],
  twice: ['同一个应用标识符写了两次', 'An Application Identifier is said twice'],
  brackets: [
    '这里要写带括号的应用标识符，例如 (01)',
    'An Application Identifier in brackets is due here, like (01)',
  ],
  compressed: ['不是压缩的标识链接', 'This is no compressed Digital Link'],
};

/** Findings people meet most; the others are told by the resource's own name. */
const lints: Readonly<Record<string, Pair>> = {
  INCORRECT_CHECK_DIGIT: ['校验码不对', 'The check digit is wrong'],
  INCORRECT_CHECK_PAIR: ['校验字符不对', 'The check characters are wrong'],
  NON_DIGIT_CHARACTER: ['这里只能是数字', 'Only digits may stand here'],
  INVALID_CSET82_CHARACTER: [
    'GS1 的字符集里没有这个字符',
    'GS1’s character set does not have this character',
  ],
  ILLEGAL_MONTH: ['没有这个月份', 'There is no such month'],
  ILLEGAL_DAY: ['没有这一天', 'There is no such day'],
};

/** What is wrong, with AI and place; places are counted from 1 for people. */
export function syntaxFaultSentence({ fault, at, ai, lint }: SyntaxFault, lang: 'zh' | 'en'): string {
  const [zh, en] = (lint ? lints[lint] : undefined) ?? texts[fault];
  const named = lint && !lints[lint] ? ` (${lint})` : '';
  return lang === 'zh'
    ? `${zh}${named}：${ai ? `应用标识符 ${ai}，` : ''}第 ${at + 1} 个字符。`
    : `${en}${named}: ${ai ? `AI ${ai}, ` : ''}character ${at + 1}.`;
}
