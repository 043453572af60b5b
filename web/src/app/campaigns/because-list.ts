import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Because } from '@palier/contracts';
import { Say } from '../ui';

/** Why somebody is in a campaign: teams, and what they support. */
@Component({
  selector: 'app-because',
  imports: [Say, TranslocoPipe],
  template: `@for (it of of(); track $index; let last = $last) {@if (it.team) {{{ it.team | say }}} @else if (it.scope) {{{ it.scope }}@if (it.tier) {, {{ 'campaigns.tier' | transloco: { tier: it.tier } }}}} @else {{{ 'campaigns.tier' | transloco: { tier: it.tier } }}}{{ last ? '' : ' · ' }}} @empty {{{ 'campaigns.concerned' | transloco }}}`,
})
export class BecauseList {
  readonly of = input.required<readonly Because[]>();
}
