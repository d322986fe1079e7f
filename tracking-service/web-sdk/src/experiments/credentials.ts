import type { Tracking } from '../types.js';

export interface ExperimentOptions {
  /** A client key of the experiments (`sdk-…`), for visitors. Without one, only what concerns users can be asked and told. */
  clientKey?: string;
  /** Base URL of the experiments' service, where it is another one than the tracking's. */
  endpoint?: string;
}

/** Headers that speak for somebody; null where there is nothing that may. */
export type Credentials = (userId: string | null) => Promise<Record<string, string> | null>;

/** The user of an access token, which only the server can check. */
function subjectOf(token: string): string | null {
  try {
    const body = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    return (JSON.parse(atob(body)) as { sub?: string }).sub ?? null;
  } catch {
    return null;
  }
}

/** For a user their own token, and never another's; for a visitor the client key. */
export function credentials(tracking: Tracking, { clientKey }: ExperimentOptions): Credentials {
  return async (userId) => {
    if (userId === null) {
      return clientKey ? { 'X-Client-Key': clientKey } : null;
    }
    try {
      const token = await tracking.options.getToken?.();
      return token && subjectOf(token) === userId ? { Authorization: `Bearer ${token}` } : null;
    } catch {
      return null;
    }
  };
}

/** Posts JSON; keepalive, so that it outlives the page. */
export function post(
  tracking: Tracking,
  { endpoint }: ExperimentOptions,
  path: string,
  headers: Record<string, string>,
  body: unknown,
): Promise<Response> {
  return fetch(`${(endpoint ?? tracking.options.endpoint ?? '').replace(/\/$/, '')}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
    keepalive: true,
  });
}
