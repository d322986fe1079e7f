let last = 0;
let sequence = 0;

/** A UUIDv7 of that millisecond; within a page each is greater than the one before. */
export function uuidV7(time: number): string {
  const random = Array.from(crypto.getRandomValues(new Uint16Array(5)));
  // The sequence begins low enough for what one millisecond can make.
  sequence = time > last ? (random.pop() as number) & 0xff : sequence + 1;
  last = Math.max(last, Math.floor(time));
  if (sequence > 0xfff) {
    sequence = 0;
    last++;
  }
  const hex = (value: number, digits = 4) => value.toString(16).padStart(digits, '0');
  const [variant, ...node] = random as [number, ...number[]];
  return [
    hex(last, 12).replace(/.{8}/, '$&-'),
    hex(0x7000 + sequence),
    hex(0x8000 + (variant & 0x3fff)),
    node.slice(0, 3).map((value) => hex(value)).join(''),
  ].join('-');
}

/** The millisecond that a UUIDv7 was made in. */
export const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
