/** What is wrong, as a sentence; `by` says who asks for it: the format, the standard's JSON Schema, or its further rules. */
interface FaultText {
  readonly by: 'format' | 'schema' | 'rules';
  readonly zh: string;
  readonly en: string;
}

/** Every fault a document can have. `{name}` stands for a fact of the fault. */
export const faultTexts = {
  'not-utf8': { by: 'format', zh: '文件不是 UTF-8 编码', en: 'The file is not UTF-8' },
  'json-syntax': {
    by: 'format',
    zh: '第 {at} 个字符处不是合法的 JSON',
    en: 'Not well-formed JSON at character {at}',
  },
  'json-duplicate-key': {
    by: 'format',
    zh: '同一个对象里这个键出现了两次（第 {at} 个字符）',
    en: 'This key stands twice in its object (character {at})',
  },
  'json-lone-surrogate': {
    by: 'format',
    zh: '文字里有不成对的代理字符（第 {at} 个字符）',
    en: 'The text holds half of a surrogate pair (character {at})',
  },
  'json-number-not-finite': {
    by: 'format',
    zh: '数不是有限的（第 {at} 个字符）',
    en: 'The number is not finite (character {at})',
  },
  'json-number-not-exact': {
    by: 'format',
    zh: '数的位数太多，双精度存不下（第 {at} 个字符）',
    en: 'The number has more digits than a double holds (character {at})',
  },
  'json-too-deep': { by: 'format', zh: 'JSON 嵌套太深', en: 'The JSON is nested too deep' },
  'signed-unreadable': {
    by: 'format',
    zh: 'maidehao:signed 读不懂：要有每个事件的声明，以及每条声明的签名或一份总签名',
    en: 'maidehao:signed cannot be read: it holds a claim for each event, and a signature of each or one over all',
  },
  'xml-malformed': {
    by: 'format',
    zh: '第 {line} 行第 {column} 列不是合法的 XML：{reason}',
    en: 'Not well-formed XML at line {line}, column {column}: {reason}',
  },
  'xml-doctype': {
    by: 'format',
    zh: 'XML 里有 DOCTYPE 声明，不接受（可能藏有实体炸弹）',
    en: 'The XML has a document type declaration, which is not taken (it may hide entity bombs)',
  },
  'xml-too-many-attributes': {
    by: 'format',
    zh: '一个 XML 元素有超过 {limit} 个属性',
    en: 'An XML element has more than {limit} attributes',
  },
  'xml-too-deep': {
    by: 'format',
    zh: 'XML 嵌套超过 {limit} 层',
    en: 'The XML is nested deeper than {limit} levels',
  },
  'xml-not-epcis': {
    by: 'format',
    zh: '根元素 {element} 不是 EPCIS 文档',
    en: 'The root element {element} is not an EPCIS document',
  },
  missing: { by: 'schema', zh: '缺少字段 {field}', en: 'The field {field} is missing' },
  'unknown-field': { by: 'schema', zh: '这里不能有字段 {field}', en: 'A field {field} may not stand here' },
  'not-an-extension': {
    by: 'schema',
    zh: '标准里没有字段 {field}；自定义字段的名字要带命名空间（如 example:{field}）',
    en: 'The standard has no field {field} here; an extension’s name needs a namespace (as example:{field})',
  },
  'wrong-type': {
    by: 'schema',
    zh: '应为 {expected}，却是 {value}',
    en: 'Expected {expected}, found {value}',
  },
  'not-uri': { by: 'schema', zh: '不是 URI：{value}', en: 'Not a URI: {value}' },
  'not-time': {
    by: 'schema',
    zh: '不是带时区的时间：{value}（如 2026-06-01T08:00:00+08:00）',
    en: 'Not a time with its zone: {value} (as 2026-06-01T08:00:00+08:00)',
  },
  'not-offset': {
    by: 'schema',
    zh: '不是时区偏移：{value}（如 +08:00）',
    en: 'Not a zone offset: {value} (as +08:00)',
  },
  'not-hex': { by: 'schema', zh: '不是十六进制：{value}', en: 'Not hexadecimal: {value}' },
  'not-unit': {
    by: 'schema',
    zh: '不是计量单位代码：{value}（UN/ECE 第 20 号建议书，如 KGM）',
    en: 'Not a unit code: {value} (UN/ECE Recommendation 20, as KGM)',
  },
  'not-version': { by: 'schema', zh: '不是版本号：{value}', en: 'Not a version number: {value}' },
  'not-one-of': {
    by: 'schema',
    zh: '{value} 不在可用的值里：{allowed}',
    en: '{value} is none of: {allowed}',
  },
  'not-a-word': {
    by: 'schema',
    zh: '{value} 既不是标准词表里的词，也不是 URI',
    en: '{value} is neither a word of the standard’s list nor a URI',
  },
  'word-not-bare': {
    by: 'schema',
    zh: 'JSON-LD 里标准词要写短名，不写 {value}',
    en: 'In JSON-LD a standard word is written bare, not as {value}',
  },
  'not-an-event': {
    by: 'schema',
    zh: '没有 {value} 这种事件类型；自定义类型要写成 URI',
    en: 'There is no event type {value}; one’s own type is named by a URI',
  },
  'empty-list': { by: 'schema', zh: '列表至少要有一项', en: 'The list needs at least one item' },
  repeated: { by: 'schema', zh: '重复了：{value}', en: 'Given twice: {value}' },
  'tells-nothing': {
    by: 'schema',
    zh: '事件没有说是哪些物：缺少标识或数量列表',
    en: 'The event does not say which things it is about: a list of identifiers or quantities is missing',
  },
  'sets-nothing': { by: 'schema', zh: '要有 set 或 unset', en: 'One of set and unset is needed' },
  'ilmd-without-add': {
    by: 'schema',
    zh: '只有 action 为 ADD 时才能带批次主数据 ilmd',
    en: 'Instance/lot master data goes with action ADD only',
  },
  'parent-missing': {
    by: 'rules',
    zh: 'action 为 {action} 的装箱事件必须写明 parentID',
    en: 'An aggregation with action {action} must name its parentID',
  },
  'unit-without-quantity': {
    by: 'rules',
    zh: '写了单位 {uom}，没有写数量',
    en: 'A unit {uom} without a quantity',
  },
  'negative-quantity': { by: 'rules', zh: '数量不能是负数：{value}', en: 'A quantity below zero: {value}' },
  'sensor-told-twice': {
    by: 'rules',
    zh: '{field} 在 sensorMetadata 里已经写过，sensorReport 里不能再写（TCR-53）',
    en: '{field} is told in sensorMetadata already and may not be told again in a sensorReport (TCR-53)',
  },
  'sensor-after-event': {
    by: 'rules',
    zh: '传感器时间 {time} 晚于事件时间 {eventTime}（M122）',
    en: 'The sensor’s time {time} is after the event’s time {eventTime} (M122)',
  },
  'ends-before-start': { by: 'rules', zh: 'endTime 早于 startTime', en: 'endTime is before startTime' },
  'unit-of-another-kind': {
    by: 'rules',
    zh: '{type} 不能用单位 {uom}',
    en: '{type} is not measured in {uom}',
  },
} as const satisfies Record<string, FaultText>;

export type FaultCode = keyof typeof faultTexts;

/** A fault as one sentence in a language. */
export function faultSentence(
  { code, facts }: { code: FaultCode; facts: Readonly<Record<string, string | number>> },
  lang: 'zh' | 'en',
): string {
  return faultTexts[code][lang].replace(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole));
}
