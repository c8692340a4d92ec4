import type { PageServerLoad } from './$types';

// The address is all this page is about: sorting and paging are links.
export const load: PageServerLoad = ({ url }) => ({ address: url.href });
