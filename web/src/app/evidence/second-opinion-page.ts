import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { giveSecondOpinion, readSecondOpinion, withdrawAppeal, type SecondOpinion } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed, LevelSteps, PageHeader, Said, When } from '../ui';
import { opinionWords } from './opinion-words';

/** What was asked, what the first raters said, why it is contested; and, for whoever is named, the answer. */
@Component({
  selector: 'app-second-opinion-page',
  imports: [Async, LevelSteps, MatButton, PageHeader, RouterLink, Said, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'opinions.title' | transloco" />
    <app-async [of]="opinion">
      @if (opinion.value(); as it) {
        <p><a [routerLink]="places.why(it.person.id, it.competencyId)">{{ it.person.name }}</a> · <strong [appSaid]="it.name"></strong> · {{ 'evidence.levelHeading' | transloco: { level: it.level } }}</p>
        <app-level-steps [held]="it.held" [expected]="it.level" [carried]="[]" />
        @for (line of it.statements; track line.level) { @if (line.level === it.level) { <p class="card" style="margin-top: 12px"><strong>{{ line.level }}</strong>&ngsp;<span [appSaid]="line.text"></span></p> } }
        @if (it.example.fr ?? it.example.en) { <p class="quiet">{{ 'signOffs.example' | transloco }}&ngsp;<span [appSaid]="it.example"></span></p> }
        <section class="card"><h2 style="margin-top: 0">{{ (it.kind === 'appeal' ? 'opinions.appeal' : 'opinions.disagreement') | transloco }}</h2>
          <ol class="said">
            @if (it.note) { <li><strong>{{ 'opinions.asksWith' | transloco: { by: it.person.name } }}</strong> {{ it.note }}</li> }
            @for (one of it.said; track $index) { <li><strong>{{ (one.decision === 'confirmed' ? 'opinions.saidHeld' : one.decision === 'refused' ? 'opinions.saidNot' : 'opinions.tookBack') | transloco: { by: one.by } }}</strong>&ngsp;<span class="quiet">{{ one.at | when }}</span><br />{{ one.words }}</li> }
            @if (it.words) { <li><strong>{{ 'opinions.contests' | transloco: { by: it.person.name } }}</strong>&ngsp;<span class="quiet">{{ it.askedAt | when }}</span><br />{{ it.words }}</li> }
            @if (it.given; as given) { <li class="last"><div role="status"><strong>{{ (it.state === 'held' ? 'opinions.settledHeld' : 'opinions.settledNot') | transloco: { by: given.by } }}</strong>&ngsp;<span class="quiet">{{ given.at | when }}</span><br />{{ given.words }}</div></li> }
          </ol>
          @if (it.state === 'withdrawn' || it.state === 'ended') { <p role="status">{{ words[it.state] | transloco }}</p> }
          @if (it.state === 'open' && it.kind === 'disagreement') { <p>{{ (stands(it) ? 'opinions.staysHeld' : 'opinions.staysMissing') | transloco }}</p> }
          @if (it.state === 'open' && !it.mayGive) { <p>{{ (it.named.length > 0 ? 'opinions.settles' : 'opinions.settledByNobody') | transloco: { names: it.named.join(', ') } }}</p> }
        </section>
        @if (it.mayGive) {
          <form class="stack" (submit)="give($event, it, 'held')">
            @if (below(it).length > 0) {
              <fieldset><legend>{{ 'opinions.below' | transloco }}</legend>
                @for (line of below(it); track line.level) { <label class="tick"><input type="checkbox" [checked]="ticked().includes(line.level)" (change)="tick(line.level)" /> <span><strong>{{ line.level }}</strong>&ngsp;<span [appSaid]="line.text"></span></span></label> }</fieldset>
            }
            <label class="field">{{ 'opinions.observed' | transloco }}<textarea name="observed" rows="3" maxlength="2000" (input)="keep($event)"></textarea></label>
            <p class="quiet">{{ (it.kind === 'appeal' ? 'opinions.final' : 'opinions.finalOfTwo') | transloco }}</p>
            @if (needsWords()) { <p class="error" role="alert">{{ 'signOffs.needsWords' | transloco }}</p> }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div class="actions"><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'opinions.giveHeld' | transloco: { level: it.level } }}</button>
              <button matButton="outlined" type="button" [disabled]="deed.busy()" (click)="give($event, it, 'notHeld')">{{ 'opinions.giveNot' | transloco }}</button></div>
          </form>
        } @else if (deed.failed()) { <p class="error" role="alert">{{ deed.failed() ?? '' | transloco: deed.params() }}</p> }
        @if (it.mayWithdraw) { <button class="no-print" matButton="outlined" type="button" [disabled]="deed.busy()" (click)="withdraw(it)">{{ 'opinions.withdraw' | transloco }}</button> }
      }
    </app-async>
  `,
  styles: `.said { display: grid; gap: 12px; padding-left: 20px; margin: 0; overflow-wrap: anywhere; } .last { border-left: 4px solid var(--held); padding-left: 8px; } .tick { display: flex; gap: 12px; padding: 10px 0; align-items: flex-start; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); }`,
})
export class SecondOpinionPage {
  readonly opinionId = input.required<string>();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly words = opinionWords;
  protected readonly deed = new Deed();
  protected readonly opinion = this.api.read(readSecondOpinion, () => ({ params: { opinionId: this.opinionId() } }));
  protected readonly ticked = signal<readonly (1 | 2 | 3 | 4)[]>([]);
  protected readonly needsWords = signal(false);
  private readonly observed = signal('');

  protected keep(event: Event) { if (event.target instanceof HTMLTextAreaElement) this.observed.set(event.target.value); }
  protected tick(level: 1 | 2 | 3 | 4) { this.ticked.update((now) => (now.includes(level) ? now.filter((it) => it !== level) : [...now, level])); }
  protected stands(it: SecondOpinion) { return it.statements.some((line) => line.level === it.level && line.held); }
  /** Levels below that are not held: the same fact may show them. */
  protected below(it: SecondOpinion) { return it.statements.filter((line) => line.level < it.level && !line.held); }

  protected async give(event: Event, it: SecondOpinion, decision: 'held' | 'notHeld') {
    event.preventDefault();
    this.needsWords.set(this.observed().trim() === '');
    if (!this.needsWords()) await this.deed.run(async () => { await this.api.send(giveSecondOpinion, { params: { opinionId: it.id }, body: { id: newId(), decision, levels: [...this.ticked()], words: this.observed() } }); this.opinion.reload(); });
  }

  protected withdraw(it: SecondOpinion) {
    return this.deed.run(async () => { await this.api.send(withdrawAppeal, { params: { opinionId: it.id }, body: {} }); this.opinion.reload(); });
  }
}
