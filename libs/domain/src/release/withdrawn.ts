/**
 * Whether what a release makes of an activity is no part of it any more: changes touched it, and each of them was withdrawn. What no change touches is asked because a version teaches it.
 * The view `release_taught` says the same.
 */
export const isWithdrawnFrom = (touching: readonly { readonly withdrawn: boolean }[]): boolean => touching.length > 0 && touching.every((it) => it.withdrawn);
