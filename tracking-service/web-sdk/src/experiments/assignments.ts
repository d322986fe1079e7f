import { consentTo } from '../part-storage.js';
import type { Metadata, Tracking } from '../types.js';
import { credentials, type ExperimentOptions, post } from './credentials.js';

/** What somebody gets in an experiment, as the server says it. */
export interface Assignment {
  experiment: string;
  /** Null where they are not in the experiment; `reason` says why. */
  variant: string | null;
  value: unknown;
  in_experiment: boolean;
  bucket: number | null;
  reason: string;
}

export interface AssignmentOptions extends ExperimentOptions {
  /** What conditions may ask for: country, platform … */
  attributes?: Metadata;
}

/** What the person gets in all experiments, asked once, and again when somebody logs in or out. */
export interface Assignments {
  /** Undefined as long as it is not known; null where there is no such experiment, or nobody could be asked. */
  get(experiment: string): Assignment | null | undefined;
  /** The first one makes it ask. */
  subscribe(listener: () => void): () => void;
  /** Asks again; until the answer is there, the old ones hold. */
  refresh(): Promise<void>;
}

/** After a failure, somebody who comes later makes it ask again: milliseconds. */
const AGAIN_AFTER = 10_000;

export function assignments(tracking: Tracking, options: AssignmentOptions = {}): Assignments {
  const speakFor = credentials(tracking, options);
  const isAllowed = consentTo(tracking);
  const listeners = new Set<() => void>();
  let known: Map<string, Assignment> | undefined;
  let failedAt: number | undefined;
  let person: string | undefined;
  let knownOf: string | undefined;
  let unhear: (() => void) | undefined;
  let asked = 0;

  const whose = (): string => {
    const { userId, anonymousId } = tracking.subject();
    return userId ?? anonymousId;
  };
  const ask = async (): Promise<Map<string, Assignment>> => {
    if (!isAllowed()) {
      return new Map();
    }
    const { anonymousId: anonymous_id } = tracking.subject();
    const { userId, headers } = await speakFor.current();
    // Who is logged in may be known only now.
    person = userId ?? anonymous_id;
    if (!headers) {
      return new Map();
    }
    const { attributes } = options;
    const answer = await post(tracking, options, '/api/v1/assignments', headers, { anonymous_id, attributes });
    if (!answer.ok) {
      throw new Error(`Assignments: ${answer.status}`);
    }
    const all = ((await answer.json()) as { assignments: Assignment[] }).assignments;
    return new Map(all.map((one) => [one.experiment, one]));
  };
  const refresh = async (): Promise<void> => {
    const mine = ++asked;
    person = whose();
    const answer = await ask().catch(() => null);
    if (mine === asked) {
      failedAt = answer ? undefined : performance.now();
      // Without an answer, the last one holds for the same person, and nothing for another.
      known = answer ?? (person === knownOf ? known : undefined) ?? new Map();
      knownOf = person;
      listeners.forEach((listener) => listener());
    }
  };

  return {
    get: (experiment) => (known ? (known.get(experiment) ?? null) : undefined),
    subscribe(listener) {
      listeners.add(listener);
      unhear ??= tracking.on('captured', () => {
        if (whose() !== person) {
          void refresh();
        }
      });
      const isStale = failedAt !== undefined && performance.now() - failedAt > AGAIN_AFTER;
      if (person === undefined || isStale) {
        void refresh();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          unhear?.();
          unhear = undefined;
        }
      };
    },
    refresh,
  };
}
