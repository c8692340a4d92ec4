import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a composite index can be refused for. Columns are named as the table names them. */
export const assessingRefusals = {
  'region.all-the-same': {
    status: 422,
    zh: ({ column }: { column: string }) => ({
      what: `“${column}”各行都一样`,
      why: '没有高低，就没法放到同一把尺子上',
      next: '请去掉这一列，或给它写上最差和最好的目标值（goalposts）',
    }),
    en: ({ column }: { column: string }) => ({
      what: `The column “${column}” is the same in all rows`,
      why: 'Without a least and a most there is no scale for it',
      next: 'Leave it out, or give it goalposts (worst and best)',
    }),
  },
  'region.all-missing': {
    status: 422,
    zh: ({ column }: { column: string }) => ({
      what: `“${column}”没有一行有数据`,
      why: '补缺要有别的行可依据；被除的那一列全空或全是零也会这样',
      next: '请补数据，或去掉这一列',
    }),
    en: ({ column }: { column: string }) => ({
      what: `The column “${column}” has no figure in any row`,
      why: 'A missing figure is filled in from others; a divisor that is empty or zero throughout does the same',
      next: 'Bring figures, or leave the column out',
    }),
  },
  'region.missing-not-filled': {
    status: 422,
    zh: ({ line, column }: { line: number; column: string }) => ({
      what: `第 ${line} 行“${column}”没有数据，或者除数是零`,
      why: '规则里没有说怎么补缺（impute）',
      next: '请补上这一格，或在规则里写 impute',
    }),
    en: ({ line, column }: { line: number; column: string }) => ({
      what: `Line ${line}, column “${column}” has no figure, or a divisor of zero`,
      why: 'The spec does not say how missing figures are filled in (impute)',
      next: 'Fill the cell in, or say impute in the spec',
    }),
  },
  'region.not-above-zero': {
    status: 422,
    zh: ({ line, column, method }: { line: number; column: string; method: string }) => ({
      what: `第 ${line} 行“${column}”不是正数`,
      why: `${method} 要用每个数作除数或取对数`,
      next: '请换一种得分方法，或先改这一列',
    }),
    en: ({ line, column, method }: { line: number; column: string; method: string }) => ({
      what: `Line ${line}, column “${column}” is not above zero`,
      why: `${method} divides by each figure or takes its logarithm`,
      next: 'Ask for another score, or change the column first',
    }),
  },
  'region.method-asks': {
    status: 422,
    zh: ({ column, method, what }: { column: string; method: string; what: string }) => ({
      what: `${method} 要知道“${column}”的 ${what}`,
      why: 'spotis 要上下限（goalposts），rim 还要上下限里的理想区间（ideal），ervd 要参照点（reference），lopm 要限值（limit），comet 要几个标度值（marks）',
      next: '请在规则文件这个指标里写上，或换一种得分方法',
    }),
    en: ({ column, method, what }: { column: string; method: string; what: string }) => ({
      what: `${method} asks for ${what} of “${column}”`,
      why: 'spotis needs bounds (goalposts), rim an ideal span within them as well (ideal), ervd a point of reference (reference), lopm a limit (limit), comet values it is judged at (marks)',
      next: 'Say it at that indicator of the spec, or ask for another score',
    }),
  },
  'region.outside-goalposts': {
    status: 422,
    zh: ({ column, method, line }: { column: string; method: string; line: number }) => ({
      what: `第 ${line} 行的“${column}”超出了上下限`,
      why: `${method} 只能比较上下限以内的数`,
      next: '请放宽 goalposts（comet 是 marks），或改正这一行',
    }),
    en: ({ column, method, line }: { column: string; method: string; line: number }) => ({
      what: `Line ${line}: “${column}” lies outside its bounds`,
      why: `${method} compares figures within their bounds only`,
      next: 'Widen the goalposts (of comet: the marks), or correct the row',
    }),
  },
  'region.too-many-marks': {
    status: 422,
    zh: ({ objects, most }: { objects: number; most: number }) => ({
      what: `标度值有 ${objects} 种组合，太多了`,
      why: `comet 每种组合都要评，最多 ${most} 种`,
      next: '请少写几个标度值，或把指标分成几部分分别算',
    }),
    en: ({ objects, most }: { objects: number; most: number }) => ({
      what: `${objects} combinations of marks are too many`,
      why: `comet judges every one of them, ${most} at most`,
      next: 'Write fewer marks, or make several indices of fewer indicators',
    }),
  },
  'region.no-part': {
    status: 422,
    zh: ({ part, parts }: { part: string; parts: string }) => ({
      what: `结构里没有“${part}”`,
      why: `有的是：${parts}`,
      next: '请改 parent，或在 structure 里加上',
    }),
    en: ({ part, parts }: { part: string; parts: string }) => ({
      what: `The structure has no part “${part}”`,
      why: `There are: ${parts}`,
      next: 'Name another parent, or add it to structure',
    }),
  },
  'region.part-twice': {
    status: 422,
    zh: ({ part }: { part: string }) => ({
      what: `结构里“${part}”写了两次`,
      why: '每一部分只能有一个',
      next: '请给其中一个改名',
    }),
    en: ({ part }: { part: string }) => ({
      what: `The structure has the part “${part}” twice`,
      why: 'Each part is one',
      next: 'Rename one of them',
    }),
  },
  'region.part-in-itself': {
    status: 422,
    zh: ({ part }: { part: string }) => ({
      what: `“${part}”绕了一圈又属于自己`,
      why: '结构要是一棵树',
      next: '请改 structure 里的 parent',
    }),
    en: ({ part }: { part: string }) => ({
      what: `The part “${part}” belongs to itself by a circle`,
      why: 'A structure is a tree',
      next: 'Change the parents in structure',
    }),
  },
  'region.not-beside': {
    status: 422,
    zh: ({ one, other }: { one: string; other: string }) => ({
      what: `“${one}”和“${other}”不能两两比较`,
      why: '只有同一部分下面的指标或部分能比',
      next: '请改 comparisons',
    }),
    en: ({ one, other }: { one: string; other: string }) => ({
      what: `“${one}” and “${other}” cannot be compared`,
      why: 'Only what stands beside each other under one part can',
      next: 'Change comparisons',
    }),
  },
  'region.not-compared': {
    status: 422,
    zh: ({ part }: { part: string }) => ({
      what: `“${part}”下面的比较连不起来`,
      why: '每一项都要通过一串比较和其他各项相连，不然定不出权重',
      next: '请补几个比较',
    }),
    en: ({ part }: { part: string }) => ({
      what: `The comparisons under “${part}” do not hang together`,
      why: 'Each must be linked to the others by some chain of comparisons, else no weight follows',
      next: 'Add comparisons',
    }),
  },
  'region.too-many-compared': {
    status: 422,
    zh: ({ part, most }: { part: string; most: number }) => ({
      what: `“${part}”下面超过 ${most} 项，没法两两比较`,
      why: '再多就没有公认的随机一致性指标，人也比不准',
      next: '请分成几个部分',
    }),
    en: ({ part, most }: { part: string; most: number }) => ({
      what: `More than ${most} things stand under “${part}”: too many to compare in pairs`,
      why: 'No random index is published beyond, and nobody judges so many pairs soundly',
      next: 'Divide them into parts',
    }),
  },
  'region.inconsistent': {
    status: 422,
    zh: ({ part, ratio }: { part: string; ratio: string }) => ({
      what: `“${part}”下面的比较自相矛盾：一致性比率 ${ratio}`,
      why: '要小于 0.1，权重才算可信（Saaty）',
      next: '请改矛盾最大的比较，或写 allowInconsistent',
    }),
    en: ({ part, ratio }: { part: string; ratio: string }) => ({
      what: `The comparisons under “${part}” contradict each other: consistency ratio ${ratio}`,
      why: 'Below 0.1 weights count as sound (Saaty)',
      next: 'Mend the comparisons that contradict most, or say allowInconsistent',
    }),
  },
  'region.cap-too-low': {
    status: 422,
    zh: ({ cap, least }: { cap: number; least: string }) => ({
      what: `权重上限 ${cap} 太低`,
      why: `权重加起来要等于 1，上限至少要 ${least}`,
      next: '请提高 cap，或去掉',
    }),
    en: ({ cap, least }: { cap: number; least: string }) => ({
      what: `A cap of ${cap} on each weight is too low`,
      why: `Weights add up to 1, so it must be at least ${least}`,
      next: 'Raise cap, or leave it out',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseAssessing = refuserOf(assessingRefusals);
