import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionStatistics } from '@palier/contracts';
import { Numeral, Share } from '../ui';

/** How a question is answered, with the bounds between which that lies, in one sentence. */
@Component({
  selector: 'app-facility-note',
  imports: [Numeral, Share, TranslocoPipe],
  template: `
    @let it = of();
    @if (it.facility; as facility) { {{ 'bank.facility' | transloco: { share: (facility.observed | share), low: (facility.low | share), high: (facility.high | share), people: (it.people | numeral) } }} }
    @else { {{ (it.people === 0 ? 'bank.noAnswer' : 'bank.fewAnswers') | transloco: { people: it.people } }} }
  `,
})
export class FacilityNote {
  readonly of = input.required<Pick<QuestionStatistics['versions'][number], 'people' | 'facility'>>();
}
