import type { Kept } from './kept.js';
import type { Options } from './types.js';

/** The decision as it is kept: `+` and `-` have yet to be told to the server, `1` and `0` are known there. */
export const DECISION = 'ok';

const signals = (): boolean => {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return !!globalPrivacyControl || doNotTrack === '1';
};

/** Whether this person may be tracked now; read anew each time, because another tab may have asked them. */
export const mayTrack = (options: Options, decision: string | undefined): boolean =>
  !(options.privacySignals !== false && signals()) &&
  (decision ? decision === '+' || decision === '1' : options.consent !== 'required');

/** Somebody said yes. The server knows nothing of it unless it was told no. */
export const agree = (kept: Kept): void => {
  const before = kept.get(DECISION);
  kept.set(DECISION, before === '-' || before === '0' || before === '+' ? '+' : '1', true);
};
