import { readFile } from 'node:fs/promises';
import { Stopped } from '../../../shared/stopped.ts';

/** A JSON file's value, not yet judged. */
export async function jsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw new Stopped(`${file} 不是 JSON：${message}`, `${file} is no JSON: ${message}`, error);
  }
}
