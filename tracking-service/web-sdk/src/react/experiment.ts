import { useEffect, useState, useSyncExternalStore } from 'react';
import { useShared } from './provider.js';

export interface ExperimentUse<T> {
  /** `loading` until the server has answered; `decided`; `fallback` where it did not in time, or was not asked. */
  status: 'loading' | 'decided' | 'fallback';
  /** Null while it is loading, and for those who are not in the experiment. */
  variant: string | null;
  /** The variant's value, else the fallback. */
  value: T;
}

export interface UseExperimentOptions {
  /** Milliseconds until the fallback is shown, and stays as long as the component does. Default 1,000. */
  timeout?: number;
}

const nothing = (): undefined => undefined;
const never = () => nothing;

/**
 * What the person gets in an experiment. That they see it is reported at the first render that shows it.
 *
 * @param fallback the value for those who are not in it, and where it cannot be known
 */
export function useExperiment<T = unknown>(
  key: string,
  fallback: T,
  { timeout = 1_000 }: UseExperimentOptions = {},
): ExperimentUse<T> {
  const shared = useShared();
  const all = shared?.assignments;
  const assignment = useSyncExternalStore(all?.subscribe ?? never, () => all?.get(key), nothing);
  // What was shown once does not change before people's eyes because an answer came late.
  const [gaveUp, setGaveUp] = useState<string | null>(null);
  const isLate = gaveUp === key;
  const variant = (!isLate && assignment?.variant) || null;
  const isOpen = assignment === undefined;

  useEffect(() => {
    if (isOpen && !isLate) {
      const timer = setTimeout(() => setGaveUp(key), timeout);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [key, timeout, isOpen, isLate]);

  useEffect(() => {
    if (variant !== null) {
      shared?.exposures().report({ experiment: key, variant });
    }
    // Another answer may be of another person; what was told before is not told again.
  }, [shared, key, variant, assignment]);

  if (isLate || assignment === null) {
    return { status: 'fallback', variant: null, value: fallback };
  }
  if (isOpen) {
    return { status: 'loading', variant: null, value: fallback };
  }
  return {
    status: 'decided',
    variant,
    value: variant === null ? fallback : ((assignment.value ?? fallback) as T),
  };
}
