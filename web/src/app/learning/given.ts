import { linkedSignal, type Signal, type WritableSignal } from '@angular/core';
import type { Response } from '@palier/contracts';

/** An answer as it is being given, and how long to wait for more of it before it is sent. */
export interface Given { readonly response: Response; readonly wait: number }
export const whileTyping = 400;

/** The answer as this field left it: an input says so only once the page was drawn again, and somebody quick has pressed twice by then. */
export function asLeft(response: Signal<Response | null>): WritableSignal<Response | null> { return linkedSignal(() => response()); }
