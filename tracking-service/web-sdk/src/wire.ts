/** What browsers let a page leave behind is 64 KiB over all that is on the way; with headers, this much of it is ours. */
export const BODY = 52 * 1024;

const encoder = /* @__PURE__ */ new TextEncoder();

export const bytes = (text: string): number => encoder.encode(text).length;
