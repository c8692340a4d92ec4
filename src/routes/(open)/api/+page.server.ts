import { error } from '@sveltejs/kit';
import type { Door } from '#shared/door.ts';
import { rolesText } from '#shared/role-words.ts';
import { runningOf } from '#shared/running.ts';
import { codes } from '../../refusals.ts';
import type { PageServerLoad } from './$types';
import { readOpenApi } from './read-openapi.ts';

export const load: PageServerLoad = ({ locals, platform, url }) => {
  if (!platform) error(500);
  const said = (door: Door) => {
    if (door === 'open') return locals.t('谁都可以', 'everybody');
    if (door === 'signed-in') return locals.t('登录的人', 'anybody signed in');
    return rolesText(door, locals.lang);
  };
  const chapters = readOpenApi(runningOf(platform.req).openapi(), url.origin).map(({ tag, endpoints }) => ({
    tag,
    endpoints: endpoints.map((endpoint) => ({ ...endpoint, who: said(endpoint.door) })),
  }));
  return { chapters, codes };
};
