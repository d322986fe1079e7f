import type { Time } from './time.js';

export interface Sent {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string;
  keepalive: boolean;
  at: number;
}

export interface StoredRow {
  message_id: string;
  event_type: string;
  entity_type: string;
  entity_id?: string;
  metadata?: Record<string, unknown>;
  session_id: string;
  anonymous_id?: string;
  occurred_at: string;
  /** Whom the server takes it to be of. */
  user: string | null;
  /** After correction of the sender's clock. */
  happened: number;
}

/** `unanswered`: taken, but the answer is lost on the way back. */
export type Mode = number | 'ok' | 'down' | 'unanswered' | 'nonsense' | 'empty';

export function token(sub: string, expires: number, issued = expires - 3_600_000): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub, exp: Math.floor(expires / 1000), iat: Math.floor(issued / 1000) };
  return [part({ alg: 'ES256' }), part(claims), 'signature'].join('.');
}

/** Behaves as the tracking service does: who sends, one fate each, idempotent, clock skew. */
export function createServer(time: Time) {
  const state = {
    mode: 'ok' as Mode,
    latency: 20,
    retryAfter: undefined as string | undefined,
    /** Answers 413 over so many items. */
    itemsAtMost: Infinity,
    /** Entity ids that make a body unreadable, or are quarantined. */
    poison: new Set<string>(),
    quarantine: new Set<string>(),
    keys: new Set(['wk_test']),
    requests: [] as Sent[],
    stored: new Map<string, StoredRow>(),
    refused: [] as StoredRow[],
    wishes: [] as { tracking: boolean; anonymous_id: string; user: string | null }[],
  };

  const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}) => ({
    ok: status < 300,
    status,
    headers: { get: (name: string) => headers[name] ?? null },
    json: async () => (body === undefined ? JSON.parse('<html>') : JSON.parse(JSON.stringify(body))),
    text: async () => JSON.stringify(body),
  });

  function handle(sent: Sent): ReturnType<typeof answer> {
    const retry = state.retryAfter === undefined ? {} : { 'Retry-After': state.retryAfter };
    if (typeof state.mode === 'number') {
      return answer(state.mode, { code: 'x' }, retry);
    }
    if (state.mode === 'nonsense') {
      return answer(200, undefined);
    }
    if (state.mode === 'empty') {
      return answer(200, { received: 0, results: [] });
    }
    const url = new URL(sent.path);
    const key = sent.headers['X-Write-Key'] ?? url.searchParams.get('writeKey');
    const bearer = sent.headers.Authorization?.slice(7);
    let user: string | null = null;
    if (bearer) {
      const claims = JSON.parse(Buffer.from(bearer.split('.')[1] as string, 'base64url').toString());
      user = claims.exp * 1000 > time.now() ? claims.sub : null;
    }
    if (key ? !state.keys.has(key) : !user) {
      return answer(401, { code: key ? 'invalid_write_key' : 'invalid_token' });
    }
    const body = JSON.parse(sent.body);
    if (url.pathname === '/api/v1/me/tracking-consent') {
      state.wishes.push({ ...body, user });
      return answer(200, { tracking: body.tracking });
    }
    const items = body.interactions as StoredRow[];
    if (items.length > state.itemsAtMost) {
      return answer(413);
    }
    if (items.some((item) => state.poison.has(item.entity_id ?? ''))) {
      return answer(400, { code: 'malformed_json' });
    }
    const skew = time.now() - Date.parse(body.sent_at);
    const results = items.map((item) => {
      const row = { ...item, user, happened: Date.parse(item.occurred_at) + (Math.abs(skew) > 60_000 ? skew : 0) };
      if (state.stored.has(item.message_id)) {
        return { message_id: item.message_id, fate: 'duplicate' };
      }
      if (state.quarantine.has(item.entity_id ?? '') || (!user && !item.anonymous_id)) {
        state.refused.push(row);
        return { message_id: item.message_id, fate: 'quarantined', reason: user ? 'plan_violation' : 'missing_identity' };
      }
      state.stored.set(item.message_id, row);
      return { message_id: item.message_id, fate: 'stored' };
    });
    return answer(200, { received: items.length, results });
  }

  return Object.assign(state, {
    fetch: (path: string, init: Record<string, unknown>) =>
      new Promise((resolve, reject) => {
        const failed = () => reject(new TypeError('Failed to fetch'));
        (init.signal as AbortSignal | undefined)?.addEventListener('abort', failed);
        time.after(state.latency, () => {
          if (state.mode === 'down') {
            return failed();
          }
          const sent = { ...init, path, at: time.now() } as unknown as Sent;
          state.requests.push(sent);
          if (state.mode === 'unanswered') {
            state.mode = 'ok';
            handle(sent);
            state.mode = 'unanswered';
            return failed();
          }
          const heard = handle(sent);
          time.after(state.latency, () => resolve(heard));
        });
      }),
    /** What apps made and the SDK did not add itself. */
    rows: () => [...state.stored.values()].filter((row) => row.entity_type !== 'sdk_delivery'),
    reports: () => [...state.stored.values()].filter((row) => row.entity_type === 'sdk_delivery'),
  });
}
