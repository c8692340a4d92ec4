import { z } from 'zod';

/** Prints what a JSON file may say (JSON Schema), and answers it for `--json`. */
export function printSchema(shape: z.ZodType): object {
  const schema = z.toJSONSchema(shape, { io: 'input' });
  console.log(JSON.stringify(schema, null, 2));
  return { schema };
}

/** The option of a subcommand that asks for it. */
export const schemaOption = {
  type: 'boolean',
  zh: '列出文件能写什么（JSON Schema）',
  en: 'Print what the file can say (JSON Schema)',
} as const;
