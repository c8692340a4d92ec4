import { defineParams } from '@sveltejs/kit/params';

/** GS1's keys, and what may be a compressed link: the route looks closer, as this is sent to browsers too. */
const OPEN = /^(0[01]|25[35]|40[12]|41[457]|80(0[346]|1[0378]))\//;
const COMPRESSED = /^[\w-]{8,}$/;

export const params = defineParams({
  digitalLink: (path) => (OPEN.test(path) || COMPRESSED.test(path) ? path : undefined),
});
