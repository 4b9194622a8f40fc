/**
 * 53 bits that tell texts apart, as letters and digits; the same everywhere and at every time. Nothing for secrets: anybody can make
 * two texts with one hash. (Two 32-bit rounds of MurmurHash's multiply and mix, known as cyrb53.)
 */
export function textHash(text: string): string {
  let one = 0xde_ad_be_ef;
  let two = 0x41_c6_ce_57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2_654_435_761);
    two = Math.imul(two ^ unit, 1_597_334_677);
  }
  one = mixed(one, two);
  two = mixed(two, one);
  return (4_294_967_296 * (two & 0x1f_ff_ff) + (one >>> 0)).toString(36);
}

function mixed(one: number, other: number): number {
  return Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
}
