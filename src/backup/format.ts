import { z } from 'zod';

/**
 * A backup is a gzipped tar:
 *
 *     backup.json              first: what it is and the migrations its rows belong to
 *     tables/N.ndjson          rows of one table, each an array of PostgreSQL's own text for a value, or null
 *     files/…                  photos and other files, as they lie in MAIDEHAO_HOME/files
 *     manifest.json            last: every file above with its SHA-256; without it the backup is cut off
 */
export const FORMAT = 1;

export const headSchema = z.object({
  format: z.literal(FORMAT),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ context: z.string(), name: z.string(), sha256: z.string() })),
});
export type Head = z.infer<typeof headSchema>;

/** The first line of a table's file: whose rows follow. */
export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()) });

export const rowSchema = z.array(z.string().nullable());

export const manifestSchema = z.object({
  tables: z.record(z.string(), z.number().int()),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
  sha256: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;
