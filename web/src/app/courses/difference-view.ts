import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Framework } from '@palier/contracts';
import { courseDifference, differenceCounts, type Channel, type Field, type ReplyAction, type Tone, type WrittenCourse } from '@palier/domain';
import { channelKeys, mannerKeys } from '../learning/simulation-words';
import { unitKind } from '../learning/unit-kind';
import { SessionStore } from '../platform';
import { differenceRows, differs, type Group, type Row } from './difference-rows';
import { SideOfDifference } from './side-of-difference';
import { difficultyKeys, fieldKeys, questionKindKeys, signKeys } from './words';

/** Two versions of a course side by side: what changed, by activity, block, question and word; all of it where one wants. */
@Component({
  selector: 'app-difference-view',
  imports: [SideOfDifference, TranslocoPipe],
  template: `
    <div class="row no-print"><label class="tick"><input name="onlyChanges" type="checkbox" [checked]="onlyChanges()" (change)="onlyChanges.set(!onlyChanges())" /> {{ 'versions.onlyChanges' | transloco }}</label></div>
    <p role="status"><strong>@if (same()) { {{ 'versions.same' | transloco }} } @else { {{ 'versions.counts' | transloco: counts() }} }</strong></p>
    @for (group of shown(); track group.id) {
      <section class="card">
        <h3>@if (group.sign !== 'same' || group.moved) { <span class="chip" [class]="group.sign"><span aria-hidden="true">{{ glyphs[group.sign] }}</span> {{ signs[group.sign] | transloco }}@if (group.moved) {@if (group.sign === 'changed') { · }{{ 'versions.moved' | transloco }}}</span> }
          @if (group.activity; as it) { {{ kind(it.kind) | transloco }}@if (it.number) { {{ it.number }}}{{ 'versions.colon' | transloco }}<span [attr.lang]="lang()">{{ it.title || ('drafts.untitled' | transloco) }}</span> } @else { {{ 'versions.course' | transloco }} }</h3>
        @for (row of group.rows; track $index; let at = $index) {
          @if (row.question && row.question !== group.rows[at - 1]?.question) { <h4>{{ 'drafts.question' | transloco: { number: row.question } }}</h4> }
          <div class="pair" role="group" [attr.aria-label]="sayRow(row)">
            <p class="label"><span class="sign" [class]="row.sign" aria-hidden="true">{{ glyphs[row.sign] }}</span> @if (row.label) { {{ fields[row.label] | transloco }} }@if (differs(row)) {<span class="what"> – @if (row.sign !== 'same') {{{ signs[row.sign] | transloco }}}@if (row.moved) {@if (row.sign !== 'same') {, }{{ 'versions.moved' | transloco }}}@if (row.formatting) {, {{ 'versions.formatting' | transloco }}}</span>}</p>
            @if (!differs(row)) { <app-side-of-difference class="both" [side]="row.after" [lang]="lang()" /> }
            @else {
              <div class="side"><span class="which">{{ before() }}</span>@if (row.before; as side) { <app-side-of-difference [side]="side" [lang]="lang()" /> } @else { <span class="quiet">{{ 'versions.absent' | transloco }}</span> }</div>
              <div class="side"><span class="which">{{ after() }}</span>@if (row.after; as side) { <app-side-of-difference [side]="side" [lang]="lang()" /> } @else { <span class="quiet">{{ 'versions.absent' | transloco }}</span> }</div>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; cursor: pointer; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); }
    h3 { font-size: 1.1rem; overflow-wrap: anywhere; } h4 { margin: 16px 0 4px; font-size: 1rem; } h4::first-letter { text-transform: uppercase; } section { break-inside: auto; }
    .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 4px 20px; padding: 10px 0; border-top: 1px solid var(--line); break-inside: avoid; } .label, .both { grid-column: 1 / -1; } .label { margin: 0; font-size: 0.875rem; color: var(--quiet); max-width: none; } .what { color: var(--mat-sys-on-surface); font-weight: 560; } .which { display: none; } .sign { font-weight: 700; }
    .chip { display: inline-block; font-size: 0.875rem; font-weight: 620; border: 1px solid var(--line); border-radius: 999px; padding: 2px 10px; margin-right: 8px; } .chip.added, .sign.added { color: light-dark(#1b5e33, #8fd6a6); } .chip.removed, .sign.removed { color: light-dark(#93241a, #ffb4a8); }
    @media (max-width: 720px) { .pair { grid-template-columns: minmax(0, 1fr); } .side + .side { border-top: 1px dashed var(--line); padding-top: 6px; } .which { display: block; font-size: 0.8125rem; color: var(--quiet); } }
  `,
})
export class DifferenceView {
  readonly was = input.required<WrittenCourse>();
  readonly is = input.required<WrittenCourse>();
  /** What the two are called. */
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  readonly lang = input.required<string>();
  readonly files = input.required<ReadonlyMap<string, string>>();
  readonly frameworks = input.required<readonly Framework[]>();
  private readonly words = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  protected readonly kind = unitKind;
  protected readonly signs = signKeys;
  protected readonly fields = fieldKeys;
  protected readonly differs = differs;
  protected readonly glyphs = { same: '=', added: '+', removed: '−', changed: '≠' } as const;
  protected readonly onlyChanges = signal(true);
  private readonly difference = computed(() => courseDifference(this.was(), this.is()));
  protected readonly counts = computed(() => differenceCounts(this.difference()));
  protected readonly groups = computed(() => differenceRows(this.was(), this.is(), this.difference(), (field) => this.inWords(field)));
  protected readonly same = computed(() => this.groups().every((it) => !differs(it)));
  protected readonly shown = computed((): readonly Group[] => (this.onlyChanges() ? this.groups().filter(differs).map((it) => ({ ...it, rows: it.rows.filter(differs) })) : this.groups()));

  protected sayRow(row: Row) {
    const said = [row.sign !== 'same' || !row.moved ? this.words.translate(this.signs[row.sign]) : '', row.moved ? this.words.translate('versions.moved') : '', row.formatting ? this.words.translate('versions.formatting') : ''].filter((it) => it !== '').join(', ');
    return row.label === null ? said : `${this.words.translate(this.fields[row.label])} – ${said}`;
  }

  /** What is no prose, in words; null is prose. */
  private inWords({ label, text }: Field): string | null {
    const say = (key: string, params: object = {}) => this.words.translate(key, params, this.session.locale());
    switch (label) {
      case 'minutes': case 'limit': return say('learning.minutes', { minutes: text });
      case 'passMark': return new Intl.NumberFormat(this.session.locale(), { style: 'percent', maximumFractionDigits: 0 }).format(Number(text));
      case 'feedback': return say(text === 'oncePassed' ? 'versions.keyOncePassed' : 'versions.keyAtOnce');
      case 'truth': return say(text === 'true' ? 'learning.true' : 'learning.false');
      case 'kind': return say(questionKindKeys[text as keyof typeof questionKindKeys]);
      case 'difficulty': return say(difficultyKeys[Number(text) as keyof typeof difficultyKeys]);
      case 'open': return say('drafts.isOpen');
      case 'source': return [...this.is().activities, ...this.was().activities].find((it) => it.id === text)?.fields.find((it) => it.key === 'title')?.text ?? text;
      case 'draw': {
        const [count = '', cell = '', kind = '', difficulty = '', ...tag] = text.split(' ');
        const parts = [cell === '-' ? '' : this.cellInWords(cell), kind === '-' ? '' : say(questionKindKeys[kind as keyof typeof questionKindKeys]), difficulty === '-' ? '' : say(difficultyKeys[Number(difficulty) as keyof typeof difficultyKeys]), tag.join(' ')].filter((it) => it !== '');
        return say('versions.drawIs', { count, of: parts.join(' · ') });
      }
      case 'drawn': return say('drafts.drawn');
      case 'optional': return say('checklists.optional');
      case 'file': case 'captions': case 'picture': return this.files().get(text) ?? text.slice(0, 12);
      case 'place': { const [, x = 0, y = 0, width = 0, height = 0] = text.split(' ').map(Number); return say('versions.placeIs', { x: x / 10, y: y / 10, width: width / 10, height: height / 10 }); }
      case 'channel': return say(channelKeys[text as keyof typeof channelKeys]);
      case 'manner': { const [channel = 'mail', tone = 'neutral', action = 'ask', escalates] = text.split(' ') as [Channel, Tone, ReplyAction, string?]; return mannerKeys({ channel, tone, action, escalates: escalates !== undefined }).map((key) => say(key)).join(' · '); }
      case 'goesTo': return text === 'good' ? say('drafts.toGoodEnd') : text === 'bad' ? say('drafts.toBadEnd') : say('drafts.toScene', { number: text });
      case 'cell': return this.cellInWords(text);
      default: return null;
    }
  }

  private cellInWords(text: string): string {
    const [competencyId = '', level = ''] = text.split('/');
    const found = this.frameworks().flatMap((it) => it.competencies).find((it) => it.id === competencyId);
    return found === undefined ? text : this.words.translate('versions.cellIs', { name: this.session.say(found.name), level }, this.session.locale());
  }
}
