import type { RefusalText } from '#shared/outcome.ts';

export interface At {
  line: number;
  at: string;
}

/** One way a file cannot be read: what is wrong, and what to do. Line 0: `at` says where. */
export function fileFault(what: [zh: string, en: string], next: [zh: string, en: string]): RefusalText<At> {
  return {
    status: 422,
    zh: ({ line, at }) => ({
      what: what[0],
      why: line > 0 ? `第 ${line} 行${at === '' ? '' : `：${at}`}` : at || '文件读不出来',
      next: next[0],
    }),
    en: ({ line, at }) => ({
      what: what[1],
      why: line > 0 ? `Line ${line}${at === '' ? '' : `: ${at}`}` : at || 'The file cannot be read',
      next: next[1],
    }),
  };
}
