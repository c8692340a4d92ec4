/**
 * Whether PostgreSQL refused text it cannot keep: a NUL, or bytes that are no UTF-8 (SQLSTATE 22021). Only what somebody sent
 * can hold such signs, so it is the sender who is told.
 */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22021';
}
