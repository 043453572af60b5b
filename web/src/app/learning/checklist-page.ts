import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readChecklist, tickItems, withdrawTick, type ChecklistLine } from '@palier/contracts';
import { Api, newId, places, ProblemError, SessionStore } from '../platform';
import { Async, Deed, PageHeader, When } from '../ui';
import { ChecklistShelf, type ChecklistDraft } from './checklist-draft';

/** Made for a phone: one observed fact, the acts it shows, one sending; a tick of one's own is taken back with a reason. */
@Component({
  selector: 'app-checklist-page',
  imports: [Async, MatButton, PageHeader, RouterLink, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="checklist.value()?.title ?? ''" [lang]="checklist.value()?.lang ?? null" />
    <app-async [of]="checklist">
      @if (checklist.value(); as it) {
        <p class="quiet"><a [routerLink]="places.skills(it.person.id)">{{ it.person.name }}</a> · <a [routerLink]="places.course(it.courseId)" [attr.lang]="it.lang">{{ it.courseTitle }}</a></p>
        <p role="status"><strong>{{ (it.done ? 'checklists.done' : 'checklists.progress') | transloco: { ticked: seen(), required: required() } }}</strong></p>
        @if (it.requestId; as id) { <p class="card">{{ 'checklists.waits' | transloco: { name: it.person.name } }} <a [routerLink]="places.signOff(id)">{{ 'evidence.seeRequest' | transloco }}</a></p> }
        <form (submit)="send($event)">
          <fieldset><legend>{{ 'checklists.acts' | transloco }}</legend>
            @for (line of it.items; track line.id) {
              @if (line.tick; as tick) {
                <div class="line"><p><span class="held" aria-hidden="true">✓</span>&ngsp;<strong [attr.lang]="it.lang">{{ line.text }}</strong>&ngsp;<span class="quiet">{{ tick.by }}, {{ tick.at | when }}</span></p><p>{{ 'evidence.observed' | transloco }}&ngsp;{{ tick.observed }}</p>
                  @if (tick.mayWithdraw) {
                    @if (about() === tick.id) {
                      <label class="field">{{ 'signOffs.takeBackWhy' | transloco }}<textarea name="withdraw" rows="2" maxlength="1000" [value]="reason()" (input)="reason.set(text($event))"></textarea></label>
                      @if (back.failed(); as key) { <p class="error" role="alert">{{ key | transloco: back.params() }}</p> }
                      <div class="actions"><button matButton="outlined" type="button" [disabled]="back.busy() || reason().trim() === ''" (click)="withdraw(tick.id)">{{ 'checklists.untick' | transloco }}</button><button matButton type="button" (click)="about.set(null)">{{ 'checklists.leave' | transloco }}</button></div>
                    } @else { <button matButton type="button" (click)="begin(tick.id)">{{ 'checklists.takeBack' | transloco }}<span class="sr"> {{ line.text }}</span></button> }
                  }</div>
              } @else if (it.mayObserve) {
                <label class="line tick"><input type="checkbox" [checked]="draft().items.includes(line.id)" (change)="toggle(line)" /> <span><span [attr.lang]="it.lang">{{ line.text }}</span>@if (!line.required) {&ngsp;<span class="quiet">{{ 'checklists.optional' | transloco }}</span> }</span></label>
              } @else { <p class="line"><span aria-hidden="true">○</span>&ngsp;<span [attr.lang]="it.lang">{{ line.text }}</span>&ngsp;<span class="quiet">{{ 'checklists.notSeen' | transloco }}</span></p> }
              @for (gone of line.withdrawn; track gone.at) { <p class="quiet">↩ {{ gone.by }}, {{ gone.at | when }}. {{ 'checklists.takenBack' | transloco: { by: gone.withdrawnBy, when: (gone.withdrawnAt | when) } }} {{ gone.reason }}</p> }
            }
          </fieldset>
          @if (it.mayObserve && left() > 0) {
            <label class="field">{{ 'observation.observed' | transloco }}<span class="quiet hint">{{ 'observation.observedHint' | transloco }}</span><textarea name="observed" rows="4" maxlength="2000" [value]="draft().observed" (input)="edit({ observed: text($event) })"></textarea></label>
            @if (lacks()) { <p class="error" role="alert">{{ 'checklists.lacks' | transloco }}</p> }
            @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
            <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'checklists.send' | transloco }}</button></div>
          }
        </form>
      }
    </app-async>
  `,
  styles: `form { display: grid; gap: 16px; } .line { padding: 12px 0; border-top: 1px solid var(--line); margin: 0; } .line p { margin: 0 0 4px; overflow-wrap: anywhere; } .tick { display: flex; gap: 12px; align-items: flex-start; cursor: pointer; } .tick input { width: 24px; height: 24px; flex: none; accent-color: var(--held); } .held { color: var(--held); font-weight: 700; } .hint { font-weight: 400; }`,
})
export class ChecklistPage {
  readonly personId = input.required<string>();
  readonly unitId = input.required<string>();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly back = new Deed();
  protected readonly checklist = this.api.read(readChecklist, () => ({ params: { personId: this.personId(), unitId: this.unitId() } }));
  private readonly lines = computed(() => (this.checklist.hasValue() ? this.checklist.value().items : []));
  protected readonly required = computed(() => this.lines().filter((it) => it.required).length);
  protected readonly seen = computed(() => this.lines().filter((it) => it.required && it.tick !== null).length);
  protected readonly left = computed(() => this.lines().filter((it) => it.tick === null).length);
  private readonly shelf = computed(() => new ChecklistShelf(`palier.checklist.${this.session.person()?.id ?? ''}.${this.personId()}.${this.unitId()}`, localStorage, newId));
  protected readonly draft = linkedSignal<ChecklistDraft>(() => this.shelf().read());
  protected readonly lacks = signal(false);
  /** The tick that is about to be taken back. */
  protected readonly about = signal<string | null>(null);
  protected readonly reason = signal('');

  protected text(event: Event) { return event.target instanceof HTMLTextAreaElement ? event.target.value : ''; }

  protected edit(change: Partial<ChecklistDraft>) {
    this.draft.update((now) => ({ ...now, ...change }));
    this.shelf().keep(this.draft());
    this.lacks.set(false);
  }

  protected toggle({ id }: ChecklistLine) {
    const now = this.draft().items;
    this.edit({ items: now.includes(id) ? now.filter((it) => it !== id) : [...now, id] });
  }

  protected send(event: Event) {
    event.preventDefault();
    const { id, observed } = this.draft();
    // What somebody else ticked meanwhile is seen already.
    const items = this.draft().items.filter((it) => this.lines().some((line) => line.id === it && line.tick === null));
    this.lacks.set(observed.trim() === '' || items.length === 0);
    if (this.lacks()) return undefined;
    return this.deed.run(async () => {
      try {
        await this.api.send(tickItems, { params: { personId: this.personId(), unitId: this.unitId() }, body: { id, observed, items } });
      } catch (error) {
        if (error instanceof ProblemError) this.checklist.reload();
        // The sending before this one had arrived although nobody said so: what is sent next is another one.
        if (error instanceof ProblemError && error.problem.code === 'id.taken') this.edit({ id: newId() });
        throw error;
      }
      this.shelf().clear();
      this.draft.set(this.shelf().read());
      this.checklist.reload();
    });
  }

  protected begin(tickId: string) {
    this.reason.set('');
    this.about.set(tickId);
  }

  protected withdraw(tickId: string) {
    return this.back.run(async () => {
      await this.api.send(withdrawTick, { params: { tickId }, body: { id: newId(), reason: this.reason() } });
      this.about.set(null);
      this.checklist.reload();
    });
  }
}
