/** A visitor's browser without script: keeps cookies, follows redirects, sends forms as pages hold them. */
export interface Visitor {
  /** Opens a page and answers its HTML without styles and comments. */
  open(path: string): Promise<string>;
  /** Sends a form by its `action` and fields, and answers the page one comes to. */
  send(action: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** Where one is, with the query, and the status of that page. */
  readonly at: string;
  readonly status: number;
  readonly cookies: ReadonlyMap<string, string>;
  /** The `Set-Cookie` lines of the last answers, as the server wrote them. */
  readonly setCookies: readonly string[];
}

export function visitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  let at = '/';
  let status = 0;
  let setCookies: string[] = [];

  async function go(path: string, init: RequestInit, hops = 0): Promise<string> {
    if (hops > 8) throw new Error(`too many redirects, last to ${path}`);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, origin + at), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie, origin, accept: 'text/html' },
    });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null && response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return go(next, { method: 'GET' }, hops + 1);
    }
    const url = new URL(response.url);
    at = url.pathname + url.search;
    status = response.status;
    return (await response.text()).replace(/<style[\s\S]*?<\/style>|<!--.*?-->/g, '');
  }

  return {
    cookies,
    get at() {
      return at;
    },
    get status() {
      return status;
    },
    get setCookies() {
      return setCookies;
    },
    open: (path) => {
      setCookies = [];
      return go(path, { method: 'GET' });
    },
    send: (action, fields) => {
      setCookies = [];
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return go(action, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
    },
  };
}
