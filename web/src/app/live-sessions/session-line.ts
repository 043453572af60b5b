import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LiveSessionLine } from '@palier/contracts';
import { places, SessionStore } from '../platform';
import { attendanceWords, stateWords, timeInWords, zoneInWords } from './words';

/** A session in a list: when, where, who holds it, and what the reader has said of coming. */
@Component({
  selector: 'app-session-line',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @let it = session();
    <div class="row"><h3><a [routerLink]="places.liveSession(it.id)">{{ it.title }}</a></h3><span class="state" [class.off]="it.state === 'cancelled'" [class.now]="it.state === 'underWay'">{{ states[it.state] | transloco }}</span></div>
    <p [class.gone]="it.state === 'cancelled'"><strong>{{ time() }}</strong>@if (it.elsewhere) {&ngsp;<span class="quiet">({{ 'liveSessions.elsewhere' | transloco: { zone: zone() } }})</span> }</p>
    <p class="quiet">{{ it.place || ('liveSessions.noPlace' | transloco) }} · {{ (holds() ? 'liveSessions.youHold' : 'liveSessions.ledBy') | transloco: { name: it.ledBy.name } }} · {{ (it.offPhones ? 'liveSessions.offPhones' : 'liveSessions.onPhones') | transloco }} · {{ 'liveSessions.counts' | transloco: { coming: it.coming, invited: it.invited } }}</p>
    @if (it.mine.attendance; as attendance) { <p><strong>{{ attendances[attendance] | transloco }}</strong></p> }
    @else if (it.mine.invited && it.state === 'planned') { <p><strong [class.waits]="it.mine.coming === null">{{ (it.mine.coming === null ? 'liveSessions.unanswered' : it.mine.coming ? 'liveSessions.coming' : 'liveSessions.notComing') | transloco }}</strong></p> }
  `,
  styles: `:host { display: block; } h3 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; } p { margin: 4px 0 0; overflow-wrap: anywhere; } p > strong::first-letter { text-transform: uppercase; } .gone { text-decoration: line-through; } .state { color: var(--quiet); } .now { color: var(--held); font-weight: 620; } .off { color: var(--mat-sys-error); font-weight: 620; } .waits { color: var(--to-acquire); }`,
})
export class SessionLine {
  readonly session = input.required<LiveSessionLine>();
  private readonly store = inject(SessionStore);
  protected readonly places = places;
  protected readonly states = stateWords;
  protected readonly attendances = attendanceWords;
  protected readonly time = computed(() => timeInWords(this.session(), this.store.locale()));
  protected readonly zone = computed(() => zoneInWords(this.session().zone));
  protected readonly holds = computed(() => this.session().ledBy.id === this.store.person()?.id);
}
