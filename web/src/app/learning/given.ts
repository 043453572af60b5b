import type { Response } from '@palier/contracts';

/** An answer as it is being given, and how long to wait for more of it before it is sent. */
export interface Given { readonly response: Response; readonly wait: number }
export const whileTyping = 400;
