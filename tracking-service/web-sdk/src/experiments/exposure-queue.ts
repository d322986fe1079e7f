import { type PartStorage, partStorage } from '../part-storage.js';
import type { Metadata, Tracking } from '../types.js';

/**
 * Told once: what was shown, to whom, when. As it goes over the wire, but for `user`, whose token must speak for it.
 */
export interface Waiting {
  id: string;
  user: string | null;
  sent: {
    experiment: string;
    variant?: string;
    anonymous_id: string;
    attributes?: Metadata;
    occurred_at: string;
  };
}

export interface ExposureState {
  waiting: Waiting[];
  /** Until when what need not be told again; milliseconds since 1970. */
  told: Record<string, number>;
}

const WAITING_AT_MOST = 200;
const TOLD_AT_MOST = 500;
/** The time of what is older says nothing about what came of it. */
const TOO_OLD = 604_800_000;

function valid(stored: unknown): ExposureState {
  const { waiting, told } = (stored ?? {}) as Partial<ExposureState>;
  const now = Date.now();
  const since = new Date(now - TOO_OLD).toISOString();
  return {
    waiting: (Array.isArray(waiting) ? waiting : [])
      .filter((item) => item?.sent?.occurred_at > since)
      .slice(-WAITING_AT_MOST),
    told: Object.fromEntries(
      Object.entries(told ?? {})
        .filter(([, until]) => until > now)
        .slice(-TOLD_AT_MOST),
    ),
  };
}

/** The exposures of all tabs that the server has not answered for. */
export function exposureQueue(tracking: Tracking): PartStorage<ExposureState> {
  return partStorage(tracking, 'x', valid);
}
