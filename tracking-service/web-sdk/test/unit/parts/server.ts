import { vi } from 'vitest';

export interface Asked {
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export interface FakeServer {
  readonly asked: Asked[];
  /** What it answers next: a status with a body, or nothing at all. */
  answer: (asked: Asked) => { status?: number; body?: unknown; headers?: Record<string, string> } | null;
}

/** Stands in for `fetch`. */
export function server(answer: FakeServer['answer']): FakeServer {
  const fake: FakeServer = { asked: [], answer };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const asked = {
      path: url,
      headers: init.headers as Record<string, string>,
      body: JSON.parse(init.body as string) as Record<string, unknown>,
    };
    fake.asked.push(asked);
    const said = fake.answer(asked);
    if (!said) {
      throw new TypeError('Failed to fetch');
    }
    return new Response(JSON.stringify(said.body ?? {}), { status: said.status ?? 200, headers: said.headers ?? {} });
  });
  return fake;
}

/** A token of a user, as far as a browser can read it. */
export const token = (sub: string): string => `h.${btoa(JSON.stringify({ sub })).replace(/=+$/, '')}.s`;
