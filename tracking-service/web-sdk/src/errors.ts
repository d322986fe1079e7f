import type { Options } from './types.js';

let told: Options = {};

/** From now on the app that gave these options is told. */
export const tellTo = (options: Options): void => {
  told = options;
};

export const log = (...what: unknown[]): void => {
  if (told.debug) {
    console.debug('[synth]', ...what);
  }
};

/** Tells the app; nothing reaches it otherwise, its own errors included. */
export const tell = (code: string, cause: unknown = code): void => {
  log(code, cause);
  try {
    told.onError?.({ code, message: String(cause), cause });
  } catch {
    // The app's error in being told of an error.
  }
};

/** @returns nothing where the work failed, which is told under the code */
export const safely = <T>(work: () => T, code = 'internal'): T | undefined => {
  try {
    return work();
  } catch (cause) {
    tell(code, cause);
    return;
  }
};
