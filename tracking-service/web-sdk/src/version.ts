declare const __SDK_VERSION__: string;

/** This SDK's version, as it names itself in its loss report. */
export const version: string = __SDK_VERSION__;
