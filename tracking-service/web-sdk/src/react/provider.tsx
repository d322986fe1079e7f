import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { handMade } from '../capture/give-way.js';
import { type ImpressionObserver, impressionObserver, type ImpressionOptions } from '../capture/impressions.js';
import { type AssignmentOptions, type Assignments, assignments } from '../experiments/assignments.js';
import { type Exposures, exposures } from '../experiments/exposures.js';
import type { Tracking } from '../types.js';

/** What the hooks below a provider share. */
export interface Shared {
  tracking: Tracking;
  assignments: Assignments;
  /** Made by the first that needs it: pages without lists and experiments have none. */
  impressions(): ImpressionObserver;
  exposures(): Exposures;
  /** As long as the provider is there; strict mode takes it away and back within a task, which nothing may notice. */
  live(): () => void;
}

export interface TrackingProviderProps {
  /** What `init` returned; nothing on a server, where the hooks do nothing. */
  tracking: Tracking | null | undefined;
  /** Read once, with the tracking. */
  impressions?: ImpressionOptions;
  /** Read once, with the tracking. */
  experiments?: AssignmentOptions;
  children?: ReactNode;
}

const Context = createContext<Shared | null>(null);

function share(tracking: Tracking, props: TrackingProviderProps): Shared {
  let observer: ImpressionObserver | undefined;
  let reports: Exposures | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  handMade(tracking);
  return {
    tracking,
    assignments: assignments(tracking, props.experiments),
    impressions: () => (observer ??= impressionObserver(tracking, props.impressions)),
    exposures: () => (reports ??= exposures(tracking, props.experiments)),
    live() {
      clearTimeout(end);
      return () => {
        end = setTimeout(() => {
          observer?.stop();
          reports?.stop();
          observer = reports = undefined;
        });
      };
    },
  };
}

/** Everything below it is tracked with this tracking. */
export function TrackingProvider(props: TrackingProviderProps): ReactNode {
  const { tracking, children } = props;
  const shared = useMemo(() => (tracking ? share(tracking, props) : null), [tracking]);
  useEffect(() => shared?.live(), [shared]);
  return <Context.Provider value={shared}>{children}</Context.Provider>;
}

export const useShared = (): Shared | null => useContext(Context);

/** The tracking of the provider; null without one, and on a server. */
export const useTracking = (): Tracking | null => useShared()?.tracking ?? null;
