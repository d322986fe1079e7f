import { useSyncExternalStore } from 'react';
import type { Person } from './catalogue';
import { becomes } from './mine';

interface Session {
  person: Person;
  token: string;
}

const KEY = 'demo.session';
const listeners = new Set<() => void>();
let session: Session | null = isLive(localStorage.getItem(KEY));
becomes(session?.person.user_id ?? null);

/** Tokens of a stack that was started anew, or that are over, open nothing any more. */
function isLive(kept: string | null): Session | null {
  try {
    const read = JSON.parse(kept ?? 'null') as Session | null;
    const payload = read?.token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const { exp } = JSON.parse(atob(payload)) as { exp: number };
    return exp * 1000 > Date.now() ? read : null;
  } catch {
    return null;
  }
}

function set(next: Session | null): void {
  session = next;
  if (next) {
    localStorage.setItem(KEY, JSON.stringify(next));
  } else {
    localStorage.removeItem(KEY);
  }
  becomes(next?.person.user_id ?? null);
  listeners.forEach((listener) => listener());
}

export const token = (): string | null => session?.token ?? null;
export const personNow = (): Person | null => session?.person ?? null;

/** Asks the local stack for a session as one of the sample's people. */
export async function logIn(person: Person): Promise<void> {
  const answer = await fetch(`/demo/session?user=${person.user_id}`, { method: 'POST' });
  if (!answer.ok) {
    throw new Error(`no session: ${answer.status}`);
  }
  const { access_token } = (await answer.json()) as { access_token: string };
  set({ person, token: access_token });
}

export function logOut(): void {
  set(null);
}

export function usePerson(): Person | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session?.person ?? null,
  );
}
