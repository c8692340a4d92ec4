/** Something a person can mend stopped the command: two sentences, no stack. Exit code 1. */
export class Stopped extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, { cause });
    this.zh = zh;
    this.en = en;
  }
}
