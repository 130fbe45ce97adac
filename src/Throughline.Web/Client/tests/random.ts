/** The same numbers on every run. */
export function randomFrom(seed: number): { below(n: number): number; pick<T>(of: readonly T[]): T } {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % n;
  };
  return { below, pick: (of) => of[below(of.length)]! };
}
