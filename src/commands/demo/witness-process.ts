// Ends with the process that started it, also when that was killed and could not say so.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await import('../maidehao.ts');
