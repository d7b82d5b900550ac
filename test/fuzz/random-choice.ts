// Choices of a seeded random source.
export type Random = () => number;

/** A whole number in [0, bound). */
export const below = (random: Random, bound: number): number => Math.floor(random() * bound);

/** undefined for an empty list only. */
export const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[below(random, items.length)];
