import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { readViewers, type Viewer } from '@palier/contracts';
import { isOfResults, type Role } from '@palier/domain';
import { roleWords } from '../arrivals/words';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';
import { LookList } from './look-list';
import { sightWords } from './words';

const leadingWords = { lead: 'trust.leads', deputy: 'trust.standsIn' } as const;

/** Who sees something of me, by name, as the server itself would answer; and who did look. */
@Component({
  selector: 'app-viewers-page',
  imports: [Async, LookList, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'trust.viewers' | transloco" [lead]="'trust.viewersLead' | transloco" />
    <app-async [of]="viewers">
      @if (viewers.value(); as it) {
        <ul class="list">
          @for (viewer of it.viewers; track viewer.id) {
            <li class="card"><div class="row"><h2>{{ viewer.name }}</h2><span class="quiet">{{ (seesResults(viewer) ? 'trust.results' : 'trust.noResult') | transloco }}</span></div>
              <p class="quiet">@for (it of viewer.leading; track $index) { <span>{{ leading[it.kind] | transloco: { team: (it.team | say) } }}@if (it.until) { {{ 'arrivals.to' | transloco: { day: (it.until | when) } }} }</span> }@if (viewer.as.includes('mentor')) { <span>{{ 'trust.mentors' | transloco }}</span> }@if (viewer.as.includes('holder')) { <span>{{ 'trust.holds' | transloco }}</span> }@for (role of otherRoles(viewer); track role) { <span>{{ words[role] | transloco }}</span> }@if (!viewer.access) { <span>{{ 'arrivals.accessNone' | transloco }}</span> }</p>
              <p>{{ 'trust.sees' | transloco: { what: what(viewer) } }}</p></li>
          }
          <li class="card nobody">{{ (it.viewers.length === 0 ? 'trust.nobody' : 'trust.nobodyElse') | transloco }}<p>{{ 'trust.refreshers' | transloco }}</p></li>
        </ul>
        @if (it.coming.length > 0) {
          <h2>{{ 'trust.coming' | transloco }}</h2>
          <ul>@for (one of it.coming; track $index) { <li>{{ one.name }}, {{ leading[one.leading.kind] | transloco: { team: (one.leading.team | say) } }}, {{ 'arrivals.from' | transloco: { day: (one.leading.from | when) } }}@if (one.leading.until) { {{ 'arrivals.to' | transloco: { day: (one.leading.until | when) } }} }</li> }</ul>
        }
      }
    </app-async>
    <h2>{{ 'trust.looks' | transloco }}</h2>
    <p class="quiet">{{ 'trust.looksLead' | transloco }}</p>
    <app-look-list />
    <p><a [routerLink]="places.notice">{{ 'trust.notice' | transloco }}</a></p>
  `,
  styles: `h2 { margin: 0; } .card p { margin: 4px 0 0; max-width: 80ch; } .card p span:not(:last-child)::after { content: ' · '; } .nobody { border-style: dashed; color: var(--quiet); } :host > h2, ul + h2 { margin: 32px 0 12px; }`,
})
export class ViewersPage {
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly words = roleWords;
  protected readonly leading = leadingWords;
  protected readonly viewers = inject(Api).read(readViewers);

  protected seesResults(it: Viewer) { return it.sees.some(isOfResults); }
  /** Whoever leads a team of mine is said to lead it; the other roles by their names. */
  protected otherRoles(it: Viewer): Role[] { return it.by.filter((role) => role !== 'lead' || it.leading.length === 0); }
  protected what(it: Viewer) { return new Intl.ListFormat(this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(it.sees.map((sight) => this.transloco.translate(sightWords[sight]))); }
}
