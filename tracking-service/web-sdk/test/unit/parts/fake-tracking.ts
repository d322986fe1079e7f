import type { Captured, Interaction, Options, Tracking } from '../../../src/types.js';

export interface FakeTracking extends Tracking {
  /** What was tracked, by whom. */
  readonly made: { by: string; interaction: Interaction; message_id: string }[];
  person: { anonymousId: string; sessionId: string; userId: string | null };
  /** Nobody may be tracked. */
  refuses: boolean;
}

/** The parts' side of the core: takes what is tracked, and says so. */
export function fakeTracking(options: Options = {}): FakeTracking {
  const listeners = new Set<(interaction: Captured, by: string) => void>();
  const nothing = async (): Promise<void> => {};
  const tracking: FakeTracking = {
    made: [],
    person: { anonymousId: 'v-1', sessionId: 's-1', userId: null },
    refuses: false,
    options,
    track(interaction, by = 'app') {
      if (tracking.refuses) {
        return null;
      }
      const message_id = `m-${tracking.made.length + 1}`;
      tracking.made.push({ by, interaction, message_id });
      const captured = { ...interaction, message_id, occurred_at: new Date().toISOString(), session_id: 's-1' };
      listeners.forEach((listener) => listener(captured, by));
      return message_id;
    },
    on(event, listener) {
      if (event === 'captured') {
        listeners.add(listener as (interaction: Captured, by: string) => void);
      }
      return () => void listeners.delete(listener as (interaction: Captured, by: string) => void);
    },
    subject: () => tracking.person,
    identify: nothing,
    reset: nothing,
    optIn: nothing,
    optOut: nothing,
    flush: nothing,
    close: nothing,
    stats: () => Promise.reject(new Error('Parts ask for no figures')),
  };
  return tracking;
}
