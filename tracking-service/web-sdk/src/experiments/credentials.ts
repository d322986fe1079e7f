import type { Tracking } from '../types.js';

export interface ExperimentOptions {
  /**
   * A client key of the experiments (`sdk-…`), for visitors. Without one, only what concerns users can be asked and
   * told.
   */
  clientKey?: string;
  /** Base URL of the experiments' service, where it is another one than the tracking's. */
  endpoint?: string;
}

/** Headers that speak for somebody. */
export type Headers = Record<string, string>;

export interface Credentials {
  /** For a user their own token, and never another's; for a visitor the client key; null where there is none. */
  of(userId: string | null): Promise<Headers | null>;
  /** For whoever is there now. */
  current(): Promise<{ userId: string | null; headers: Headers | null }>;
}

/** The user of an access token, which only the server can check. */
function subjectOf(token: string): string | null {
  try {
    const body = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    return (JSON.parse(atob(body)) as { sub?: string }).sub ?? null;
  } catch {
    return null;
  }
}

/** A failed answer is none. */
async function ask(tracking: Tracking): Promise<string | null | undefined> {
  try {
    return await tracking.options.getToken?.();
  } catch {
    return null;
  }
}

export function credentials(tracking: Tracking, { clientKey }: ExperimentOptions): Credentials {
  const visitor = clientKey ? { 'X-Client-Key': clientKey } : null;
  const current: Credentials['current'] = async () => {
    const token = await ask(tracking);
    const userId = token ? subjectOf(token) : null;
    return { userId, headers: userId === null ? visitor : { Authorization: `Bearer ${token}` } };
  };
  return {
    current,
    async of(userId) {
      if (userId === null) {
        return visitor;
      }
      const now = await current();
      return now.userId === userId ? now.headers : null;
    },
  };
}

/** Posts JSON; keepalive, so that it outlives the page. */
export function post(
  tracking: Tracking,
  { endpoint }: ExperimentOptions,
  path: string,
  headers: Headers,
  body: unknown,
): Promise<Response> {
  return fetch((endpoint ?? tracking.options.endpoint ?? '').replace(/\/*$/, path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    keepalive: true,
  });
}
