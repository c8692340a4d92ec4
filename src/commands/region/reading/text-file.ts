import { readFile } from 'node:fs/promises';
import { Stopped } from '../../../shared/stopped.ts';

export function textFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
}
