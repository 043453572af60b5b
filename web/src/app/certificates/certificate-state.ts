import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonCertificates } from '@palier/contracts';
import { When } from '../ui';
import { stateShapes, stateWords } from './words';

/** Where a certificate stands: a shape and a word, its last day, and from when it may be renewed. */
@Component({
  selector: 'app-certificate-state',
  imports: [TranslocoPipe, When],
  template: `
    @let it = of();
    <span [class.late]="it.state === 'expired' || (it.state === 'missing' && it.required)"><span aria-hidden="true">{{ shapes[it.state] }}</span> {{ words[it.state] | transloco }}</span>
    @if (it.until) { <br />{{ (it.state === 'expired' ? 'certificates.wasUntil' : 'certificates.until') | transloco: { day: (it.until | when) } }} } @else if (it.state === 'valid') { <br />{{ 'certificates.forGood' | transloco }} }
    @if (it.renewFrom && it.state === 'valid') { <br /><span class="quiet">{{ 'certificates.renewFrom' | transloco: { day: (it.renewFrom | when) } }}</span> }
  `,
  styles: `.late { color: var(--to-acquire); font-weight: 620; }`,
})
export class CertificateState {
  readonly of = input.required<Pick<PersonCertificates['lines'][number], 'state' | 'required' | 'until' | 'renewFrom'>>();
  protected readonly words = stateWords;
  protected readonly shapes = stateShapes;
}
