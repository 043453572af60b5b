/** What a question that others miss is to whoever looks at it: they were asked it and did not answer it yet, or are to learn what it asks about, or have begun to. */
export interface OwnQuestion { readonly answering: boolean; readonly asked: boolean; readonly learning: boolean }

/** Whoever follows others reads a question with its key, but never one that they have yet to answer themselves. */
export const readsKey = ({ answering, asked, learning }: OwnQuestion): boolean => !answering && !asked && !learning;
