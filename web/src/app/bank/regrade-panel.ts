import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { approveRegrade, askRegrade, previewRegrade, refuseRegrade, type QuestionFile } from '@palier/contracts';
import { typed } from '../courses/words';
import { Api, newId, places } from '../platform';
import { Async, Deed, Say, Share } from '../ui';

/** What marking the answers anew would change, said before it is done; then done, or left to a second person. */
@Component({
  selector: 'app-regrade-panel',
  imports: [Async, MatButton, RouterLink, Say, Share, TranslocoPipe],
  template: `
    <p>{{ 'bank.regradeLead' | transloco }}</p>
    @if (done(); as key) { <p class="card" role="status"><strong>{{ key | transloco }}</strong></p> }
    @if (!looking()) { <div class="actions"><button matButton="filled" type="button" (click)="looking.set(true)">{{ 'bank.preview' | transloco }}</button></div> }
    @else {
      <app-async [of]="preview">
        @if (preview.value(); as it) {
          <section class="card">
            @if (it.counts.attempts === 0) { <p role="status">{{ 'bank.nothingToRegrade' | transloco }}</p> } @else {
              <p role="status"><strong>{{ 'bank.wouldMark' | transloco: { attempts: it.counts.attempts } }}</strong></p>
              <ul class="counts">
                <li>{{ 'bank.raised' | transloco: { count: it.counts.raised } }}</li><li>{{ 'bank.lowered' | transloco: { count: it.counts.lowered } }}</li>
                <li>{{ 'bank.pass' | transloco: { count: it.counts.pass } }}</li><li>{{ 'bank.fail' | transloco: { count: it.counts.fail } }}</li>
                <li>{{ 'bank.cellsGained' | transloco: { count: it.counts.cellsGained } }}</li><li>{{ 'bank.cellsLost' | transloco: { count: it.counts.cellsLost } }}</li>
              </ul>
              @if (it.flips.length > 0) {
                <h3>{{ 'bank.whoFlips' | transloco }}</h3>
                <ul class="list">@for (flip of it.flips; track flip.attemptId) {
                  <li><a [routerLink]="places.result(flip.attemptId)">{{ flip.person.name }}</a> · {{ flip.quiz }} · {{ 'bank.fromTo' | transloco: { before: (flip.before | share), after: (flip.after | share) } }}
                    @if (flip.passedBefore !== flip.passedAfter) { <strong>{{ (flip.passedAfter ? 'bank.nowPasses' : 'bank.noLongerPasses') | transloco }}</strong> }
                    @for (cell of flip.cells; track $index) { <br /><strong>{{ (cell.held ? 'bank.nowHolds' : 'bank.noLongerHolds') | transloco: { name: (cell.name | say), level: cell.level } }}</strong> }</li>
                }</ul>
              }
              @if (it.unnamed > 0) { <p>{{ 'bank.unnamed' | transloco: { count: it.unnamed } }}</p> }
              <p class="quiet">{{ 'bank.firstMarksStay' | transloco }}</p>
              @if (deed.failed(); as key) { <div role="alert"><p class="error">{{ key | transloco: deed.params() }}</p>@if (key === outdated) { <button matButton="outlined" type="button" (click)="again()">{{ 'bank.previewAgain' | transloco }}</button> }</div> }
              @if (it.speaksOfYou) { <p>{{ 'bank.speaksOfYou' | transloco }}</p> }
              @else if (waiting(); as one) {
                @if (one.mine) { <p>{{ 'bank.waitsForAnother' | transloco }}</p> } @else {
                  <p>{{ 'bank.waitsForYou' | transloco: { by: one.askedBy } }}</p>
                  <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="approve(one.id, it.would)">{{ 'bank.approve' | transloco }}</button></div>
                  <form class="stack" (submit)="refuse($event, one.id)"><label class="field">{{ 'bank.refuseWhy' | transloco }}<input name="refusal" required maxlength="500" [value]="refusal()" (input)="refusal.set(typed($event))" /></label><div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'bank.refuse' | transloco }}</button></div></form>
                }
              } @else {
                @if (it.secondPerson) { <p>{{ 'bank.needsAnother' | transloco }}</p> }
                <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="ask(it.would)">{{ (it.secondPerson ? 'bank.askRegrade' : 'bank.applyRegrade') | transloco }}</button></div>
              }
            }
          </section>
        }
      </app-async>
    }
  `,
  styles: `.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 0 24px; margin: 0 0 12px; padding-left: 20px; } .list li { padding: 8px 0; border-bottom: 1px solid var(--line); } h3 { margin-top: 12px; } form { margin-top: 16px; } section > :last-child { margin-bottom: 0; }`,
})
export class RegradePanel {
  readonly file = input.required<QuestionFile>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly typed = typed;
  protected readonly outdated = 'problems.regrade_would-differ';
  protected readonly deed = new Deed();
  protected readonly refusal = signal('');
  /** A preview shows names, and that they were read is kept: it is read when somebody asks for it. */
  protected readonly looking = signal(false);
  protected readonly done = signal<string | null>(null);
  protected readonly preview = this.api.read(previewRegrade, () => (this.looking() ? { params: { questionId: this.file().questionId } } : undefined));
  protected readonly waiting = computed(() => this.file().regrades.find((it) => it.state === 'waiting'));

  protected ask(would: string) {
    return this.finish(async () => (await this.api.send(askRegrade, { params: { questionId: this.file().questionId }, body: { id: newId(), would } })).state === 'applied' ? 'bank.applied' : 'bank.asked');
  }

  protected approve(regradeId: string, would: string) {
    return this.finish(async () => { await this.api.send(approveRegrade, { params: { regradeId }, body: { id: newId(), would } }); return 'bank.applied'; });
  }

  protected refuse(event: Event, regradeId: string) {
    event.preventDefault();
    return this.finish(async () => { await this.api.send(refuseRegrade, { params: { regradeId }, body: { id: newId(), reason: this.refusal() } }); return 'bank.refused'; });
  }

  protected again() {
    this.deed.failed.set(null);
    this.preview.reload();
  }

  private finish(work: () => Promise<string>) {
    return this.deed.run(async () => {
      this.done.set(await work());
      this.looking.set(false);
      this.refusal.set('');
      this.changed.emit();
    });
  }
}
