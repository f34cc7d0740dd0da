// Exact fractions of whole numbers: what is worked out with them is rounded once, where it is shown.

function divisor(first, second) {
  while (second) [first, second] = [second, first % second];
  return first < 0n ? -first : first;
}

/** A fraction in lowest terms; `below` is above 0. */
export function fraction(above, below = 1n) {
  const common = divisor(above, below) || 1n;
  return { above: above / common, below: below / common };
}

/** A number as people write it, "12.5", as a fraction; null for what is none. */
export function parse(text) {
  const match = /^([0-9]{1,12})(?:\.([0-9]{1,12}))?$/.exec(text.trim());
  if (!match) return null;
  const places = match[2] ?? "";
  return fraction(BigInt(match[1] + places), 10n ** BigInt(places.length));
}

export const ZERO = fraction(0n);
export const add = (a, b) => fraction(a.above * b.below + b.above * a.below, a.below * b.below);
export const subtract = (a, b) => fraction(a.above * b.below - b.above * a.below, a.below * b.below);
export const times = (a, b) => fraction(a.above * b.above, a.below * b.below);
export const over = (a, b) => (b.above < 0n
  ? fraction(-a.above * b.below, -a.below * b.above)
  : fraction(a.above * b.below, a.below * b.above));
export const isLess = (a, b) => a.above * b.below < b.above * a.below;
export const least = (a, b) => (isLess(b, a) ? b : a);
export const most = (a, b) => (isLess(a, b) ? b : a);

/** A fraction of 0 or more in so many places, as a whole number of the last one; a half goes to the even digit. */
export function rounded(number, places) {
  const scaled = number.above * 10n ** BigInt(places);
  const whole = scaled / number.below;
  const twice = (scaled % number.below) * 2n;
  const isUp = twice > number.below || (twice === number.below && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}

/** A whole number of the last of so many places, written out; a number below 0 keeps its sign. */
export function written(number, places) {
  const digits = String(number < 0n ? -number : number).padStart(places + 1, "0");
  return `${number < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
