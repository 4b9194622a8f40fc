/**
 * SHA-256 of a short text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). For names: loading `node:crypto` takes longer
 * than everything else that most commands do.
 */
export function sha256(text: string): string {
  const words = paddedWords(new TextEncoder().encode(text));
  const primes = firstPrimes(64);
  const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
  for (let start = 0; start < words.length; start += 16) {
    state = afterBlock(state, words.slice(start, start + 16), constants);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes, a one bit, zeros up to the end of a block of 64, and in its last eight bytes how many bits there were. */
function paddedWords(bytes: Uint8Array): number[] {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(blocks * 64));
  bytes.forEach((byte, at) => view.setUint8(at, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 0x20_00_00_00));
  view.setUint32(blocks * 64 - 4, bytes.length << 3);
  return Array.from({ length: blocks * 16 }, (_, at) => view.getInt32(at * 4));
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) {
      primes.push(number);
    }
  }
  return primes;
}

/** The first 32 bits behind the point. */
function fraction(number: number): number {
  return ((number % 1) * 0x1_00_00_00_00) | 0;
}

function afterBlock(before: readonly number[], block: readonly number[], constants: readonly number[]): number[] {
  const words = [...block];
  const word = (at: number): number => words[at] ?? 0;
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = before;
  for (const [at, constant] of constants.entries()) {
    if (at >= 16) {
      const [old, young] = [word(at - 15), word(at - 2)];
      const small = turned(old, 7) ^ turned(old, 18) ^ (old >>> 3);
      const large = turned(young, 17) ^ turned(young, 19) ^ (young >>> 10);
      words.push((word(at - 16) + small + word(at - 7) + large) | 0);
    }
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + constant + word(at)) | 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((value, at) => (value + (before[at] ?? 0)) | 0);
}

/** Rotated right. */
function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
