import { now } from './clock.js';
import { uuidV7 } from './ids.js';
import type { Kept } from './kept.js';
import { SESSION } from './session.js';
import type { Options } from './types.js';

type Token = string | null | undefined;

/** Who is at this browser. */
export interface Identity {
  /** The user last heard of, or `''`. */
  user(): string;
  anonymousId(): string;
  /** Who is logged in now, or `''`: at once where the app answers at once. A failed answer changes nobody. */
  ask(): string | Promise<string>;
  /** The token last heard in this tab, where it is that person's (`u` and the user) and will still be when it arrives. */
  token(person: string): string;
  /** Nobody that was known is known any more, and what they did here is over. */
  forget(): void;
}

const USER = 'u';
const VISITOR = 'a';
const PATIENCE = 10_000;
const ON_THE_WAY = 30_000;

function claims(token: string): { sub?: string; exp?: number; iat?: number } {
  try {
    // Of nobody's nothing: an error costs more than all the rest of a call.
    return token ? JSON.parse(atob((token.split('.')[1] as string).replace(/-/g, '+').replace(/_/g, '/'))) : {};
  } catch {
    return {};
  }
}

export function createIdentity(kept: Kept, options: Options): Identity {
  let token = '';
  let holder = '';
  let expires: number | undefined;
  let behind = 0;
  const user = () => kept.get(USER) ?? '';

  const hear = (heard: Token): string => {
    const known = user();
    token = heard || '';
    const { sub = '', exp, iat = 0 } = claims(token);
    expires = exp;
    // A token from the future shows that this device's clock is behind.
    behind = Math.max(behind, iat * 1000 - Date.now());
    holder = 'u' + sub;
    if (known !== sub) {
      if (known) {
        // Whoever comes next must not be joined to the one who left.
        kept.drop(VISITOR);
      }
      kept.set(USER, sub);
    }
    return sub;
  };

  return {
    user,
    anonymousId() {
      let id = kept.get(VISITOR);
      if (!id) {
        kept.set(VISITOR, (id = uuidV7(now())));
      }
      return id;
    },
    ask() {
      try {
        const answer = options.getToken?.();
        if (answer && typeof answer !== 'string') {
          const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE));
          return Promise.race([answer, late]).then(hear, user);
        }
        return hear(answer as Token);
      } catch {
        return user();
      }
    },
    token: (person) =>
      person !== holder || expires! * 1000 <= Date.now() + behind + ON_THE_WAY ? '' : token,
    forget: () => [USER, VISITOR, SESSION].forEach(kept.drop),
  };
}
