/** A number from 0 to 1 that is the same for a text everywhere: FNV-1a, for pictures and invented texts. */
export function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // the low bits of short texts differ most; this spreads them
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}

export function oneOf<T>(choices: readonly T[], text: string): T {
  return choices[Math.floor(chance(text) * choices.length)] as T;
}
