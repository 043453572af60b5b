import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';

type Asked = (personId: string, tx: Tx) => Promise<string | null>;
type Signed = (personId: string, tx: Tx) => Promise<boolean>;

/** Whether somebody did every step of their onboarding plan, and whether the last look at their start is signed, is known in rooms above: they say so here, the first with the id of that plan. */
@Injectable()
export class FinishedPlans {
  private asked: Asked = () => Promise.resolve(null);
  private signed: Signed = () => Promise.resolve(true);

  say(asked: Asked): void {
    this.asked = asked;
  }

  sayOfStart(signed: Signed): void {
    this.signed = signed;
  }

  /** The look at somebody's start after ninety days is signed by both, or is asked of them no more. */
  startSigned(personId: string, tx: Tx): Promise<boolean> {
    return this.signed(personId, tx);
  }

  of(personId: string, tx: Tx): Promise<string | null> {
    return this.asked(personId, tx);
  }
}
