type Five = [number, number, number, number, number];

let last = 0;
let sequence = 0;

/** A UUIDv7 of that millisecond; within a page each is greater than the one before. */
export function uuidV7(time: number): string {
  const [variant, a, b, c, start] = crypto.getRandomValues(new Uint16Array(5)) as unknown as Five;
  // The sequence begins low enough for what one millisecond can make.
  sequence = time > last ? start & 0xff : sequence + 1;
  last = Math.max(last, Math.floor(time));
  if (sequence > 0xfff) {
    sequence = 0;
    last++;
  }
  const hex = (value: number, digits = 4) => value.toString(16).padStart(digits, '0');
  return [
    hex(last, 12).replace(/.{8}/, '$&-'),
    hex(0x7000 + sequence),
    hex(0x8000 + (variant & 0x3fff)),
    hex(a) + hex(b) + hex(c),
  ].join('-');
}

/** The millisecond that a UUIDv7 was made in: its digits up to the second hyphen. */
export const timeOf = (id: string): number => parseInt(id.replace('-', ''), 16);
