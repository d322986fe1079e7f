let last = 0;
let sequence = 0;

/** A UUIDv7 of that millisecond; within a page each is greater than the one before. */
export function uuidV7(time: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const byte = (index: number) => random[index] as number;
  // The sequence begins low enough for what one millisecond can make.
  sequence = time > last ? byte(8) : sequence + 1;
  last = Math.max(last, Math.floor(time));
  if (sequence > 0xfff) {
    sequence = 0;
    last++;
  }
  random[0] = (byte(0) & 0x3f) | 0x80;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const tail = Array.from(random.subarray(0, 8), (value) => hex(value, 2)).join('');
  const text = hex(last, 12) + '7' + hex(sequence, 3) + tail;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The millisecond that a UUIDv7 was made in. */
export const timeOf = (id: string): number => parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
