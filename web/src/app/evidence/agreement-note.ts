import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgreementSaid } from '@palier/contracts';
import { SessionStore } from '../platform';

/** How far ratings agree, with its interval; or how many are missing for a figure. */
@Component({
  selector: 'app-agreement-note',
  imports: [TranslocoPipe],
  template: `@let it = of();
    @switch (it.kind) {
      @case ('figure') { {{ words() | transloco: { value: say(it.figure.value), from: say(it.figure.from), to: say(it.figure.to), pairs: it.pairs } }} }
      @case ('tooFew') { {{ 'ratings.tooFew' | transloco: { pairs: it.pairs, missing: it.missing } }} }
      @default { {{ 'ratings.noSpread' | transloco }} }
    }`,
})
export class AgreementNote {
  readonly of = input.required<AgreementSaid>();
  readonly words = input.required<'ratings.kappa' | 'ratings.drift'>();
  private readonly session = inject(SessionStore);
  protected say(value: number) { return new Intl.NumberFormat(this.session.locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: this.words() === 'ratings.drift' ? 'exceptZero' : 'auto' }).format(value); }
}
