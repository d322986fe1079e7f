import type { Options } from './types.js';

/** Under which key the decision is kept: `+` and `-` have yet to be told to the server, `1` and `0` are known there. */
export const DECISION = 'ok';
export const YES = '+';
export const NO = '-';

const signals = (): boolean => {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return !!globalPrivacyControl || doNotTrack === '1';
};

/** Whether this person may be tracked now; read anew each time, because another tab may have asked them. */
export const mayTrack = (options: Options, decision: string | undefined): boolean =>
  !(options.privacySignals !== false && signals()) &&
  (decision ? decision === YES || decision === '1' : options.consent !== 'required');
