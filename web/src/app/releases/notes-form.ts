import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { importNotes, NotesFormat, previewNotes, type NotesPreview, type Release } from '@palier/contracts';
import { mayBeWordingOnly } from '@palier/domain';
import { decodeText } from '../arrivals/decode-text';
import { typed } from '../courses/words';
import { Api, newId } from '../platform';
import { Deed, FileField, When } from '../ui';
import { SaidOtherwise } from './said-otherwise';
import { kindKeys, lineKeys, notesKeys, severityKeys } from './words';

type Line = NotesPreview['lines'][number];
const tickKeys = { added: 'releases.takeLine', amended: 'releases.takeLine', gone: 'releases.withdrawGone', withdrawn: 'releases.bringBack' } as const satisfies Record<Exclude<Line['is'], 'same'>, string>;

/** The notes of a release, pasted or of a file: what reading them would change, line by line, then what was kept of it, at once. */
@Component({
  selector: 'app-notes-form',
  imports: [FileField, MatButton, SaidOtherwise, TranslocoPipe, When],
  template: `
    <form class="stack" (submit)="look($event)">
      <p class="quiet">{{ 'releases.notesHint' | transloco }}</p>
      <app-file-field [label]="'releases.notesFile' | transloco" name="notes" accept=".md,.txt,.json,.csv,.tsv" (picked)="bring($event)" />
      <label class="field wide">{{ 'releases.notesPaste' | transloco }}<textarea name="notesText" rows="8" spellcheck="false" [value]="text()" (input)="have(typed($event))"></textarea></label>
      <label class="field">{{ 'drafts.travelFormat' | transloco }}<select name="notesFormat" (change)="choose($event)"><option value="" [selected]="format() === null">{{ 'drafts.travelGuess' | transloco }}</option>@for (it of formats; track it) { <option [value]="it" [selected]="format() === it">{{ keys[it] | transloco }}</option> }</select></label>
      @if (unreadable()) { <p class="error" role="alert">{{ 'releases.unreadable' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="outlined" type="submit" [disabled]="deed.busy() || text().trim() === ''">{{ 'releases.preview' | transloco }}</button></div>
    </form>
    @if (done(); as count) { <p role="status"><strong>{{ 'releases.taken' | transloco: { count } }}</strong></p> }
    @if (preview(); as it) {
      <section [attr.aria-label]="'releases.preview' | transloco">
        @if (!it.sameName) { <p class="warn" role="alert"><span aria-hidden="true">▲</span> {{ 'releases.otherRelease' | transloco: { name: it.name, release: release().name } }}</p> }
        @if (it.name !== null && it.others.length > 0) { <p>{{ 'releases.oneOf' | transloco: { name: it.name, others: it.others.join(', ') } }}</p> }
        @if (it.problems.length > 0) {
          <ul class="problems" role="alert">@for (problem of it.problems; track $index) { <li class="error">{{ 'releases.line' | transloco: { line: problem.line } }} {{ problem.code | transloco: problem.params }}</li> }</ul>
        } @else {
          @if (it.day; as day) {
            <div class="day" [class.left]="!day.moves && !takesDay()"><span class="tag">{{ 'releases.partDay' | transloco }}</span><div><p><del><span class="sr">{{ 'releases.before' | transloco }} </span>{{ day.before === null ? ('releases.dayUnknown' | transloco) : (day.before | when) }}</del>&ngsp;<span aria-hidden="true">→</span>&ngsp;<ins><span class="sr">{{ 'releases.now' | transloco }} </span>{{ day.after | when }}</ins></p>
              @if (day.moves) { <p class="quiet">{{ 'releases.dayMoves' | transloco }}</p><button matButton="outlined" type="button" (click)="moved.emit(day.after)">{{ 'releases.seeWhatMoves' | transloco }}</button> }
              @else { <label class="tick"><input type="checkbox" name="takeDay" [checked]="takesDay()" (change)="takesDay.set(!takesDay())" /><span>{{ 'releases.takeDay' | transloco }}</span></label> }</div></div>
          }
          <ul class="lines">@for (line of it.lines; track $index) { @let said = line.after ?? line.before; @if (said) {
            <li [class.left]="line.is !== 'same' && !chosen(line, $index)"><span class="tag">{{ lines[line.is] | transloco }}</span><div><p>@if (said.area) { <strong>{{ said.area }}</strong>&ngsp;– }{{ said.text }}</p><p class="quiet">{{ kinds[said.kind] | transloco }} · {{ severities[said.severity] | transloco }}</p>
              @if (line.is !== 'added' && line.before && line.after) { <app-said-otherwise [before]="line.before" [after]="line.after" /> }
              @if (line.is !== 'same') { <label class="tick"><input type="checkbox" [name]="'line-' + $index" [checked]="chosen(line, $index)" (change)="toggle($index)" /><span>{{ ticks[line.is] | transloco }}<span class="sr"> {{ said.text }}</span></span></label> }
              @if (mayBeWordingOnly(line) && chosen(line, $index)) { <label class="tick"><input type="checkbox" [name]="'wording-' + $index" [checked]="wording().has($index)" (change)="word($index)" /><span>{{ 'releases.wordingOnly' | transloco }}<span class="sr"> {{ said.text }}</span></span></label> }</div></li>
          } }</ul>
          @if (changes(it) > 0 || (it.day !== null && !it.day.moves && takesDay())) { <div class="actions"><button matButton="filled" type="button" [disabled]="deed.busy()" (click)="take(it)">{{ (changes(it) > 0 ? 'releases.take' : 'releases.takeDay') | transloco: { count: changes(it) } }}</button></div> } @else { <p><strong>{{ (new(it) || it.day !== null ? 'releases.nothingChosen' : 'releases.nothingNew') | transloco }}</strong></p> }
        }
      </section>
    }
  `,
  styles: `:host { display: grid; gap: 12px; } p { margin: 0; } .wide { max-width: none; } textarea { font-family: ui-monospace, monospace; font-size: 0.9375rem; } .lines, .problems { list-style: none; padding: 0; margin: 0 0 12px; display: grid; gap: 12px; } .lines li, .day { display: grid; grid-template-columns: 110px 1fr; gap: 4px 12px; } del { color: var(--quiet); } ins { text-decoration: none; font-weight: 560; } .tag { color: var(--quiet); font-weight: 560; } section { display: grid; gap: 12px; } .warn { color: var(--to-acquire); font-weight: 560; } .left > div > p { color: var(--quiet); } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } @media (max-width: 600px) { .lines li, .day { grid-template-columns: 1fr; } }`,
})
export class NotesForm {
  readonly release = input.required<Release>();
  readonly taken = output();
  /** The day of the notes is to be looked at where one sees what moves with it. */
  readonly moved = output<string>();
  private readonly api = inject(Api);
  protected readonly typed = typed;
  protected readonly deed = new Deed();
  protected readonly formats = NotesFormat.options;
  protected readonly keys = notesKeys;
  protected readonly lines = lineKeys;
  protected readonly kinds = kindKeys;
  protected readonly severities = severityKeys;
  protected readonly text = signal('');
  protected readonly format = signal<NotesFormat | null>(null);
  protected readonly unreadable = signal(false);
  protected readonly preview = signal<NotesPreview | null>(null);
  protected readonly ticks = tickKeys;
  /** Lines that somebody chose otherwise than they come: left out, or taken although they would stay as they are. */
  private readonly otherwise = signal<ReadonlySet<number>>(new Set());
  /** Lines in which only the wording is another one: whoever confirmed them is not asked again. */
  protected readonly wording = signal<ReadonlySet<number>>(new Set());
  protected readonly mayBeWordingOnly = mayBeWordingOnly;
  protected readonly done = signal<number | null>(null);
  /** Where the notes are of this release, their day is taken unless somebody leaves it out; of another one it is only offered. */
  protected readonly takesDay = linkedSignal(() => this.preview()?.sameName === true);
  /** The same day keeps its id until it is taken. */
  private readonly dayId = linkedSignal(() => { this.preview(); return newId(); });

  protected have(text: string) { this.text.set(text); this.forget(); this.done.set(null); }
  protected choose(event: Event) { this.format.set(NotesFormat.safeParse(typed(event)).data ?? null); this.forget(); }
  protected chosen(line: Line, at: number) { return (line.is === 'added' || line.is === 'amended') !== this.otherwise().has(at); }
  protected toggle(at: number) { this.otherwise.update((all) => turned(all, at)); }
  protected word(at: number) { this.wording.update((all) => turned(all, at)); }
  protected changes(it: NotesPreview) { return it.lines.filter((line, at) => line.is !== 'same' && this.chosen(line, at)).length; }
  protected new(it: NotesPreview) { return it.lines.some((line) => line.is !== 'same'); }

  protected bring(file: File) {
    return this.deed.run(async () => {
      const read = file.size > 4_000_000 ? { problem: 'too-large' } : decodeText(new Uint8Array(await file.arrayBuffer()));
      if ('problem' in read) { this.have(''); this.unreadable.set(true); return; }
      this.have(read.text);
      await this.see();
    });
  }

  protected look(event: Event) { event.preventDefault(); return this.deed.run(() => this.see()); }

  protected take(it: NotesPreview) {
    return this.deed.run(async () => {
      const count = this.changes(it);
      const chosen = (is: Line['is']) => it.lines.flatMap((line, at) => (line.is === is && line.id !== null && this.chosen(line, at) ? [line.id] : []));
      const leave = it.lines.flatMap((line, at) => ((line.is === 'added' || line.is === 'amended') && !this.chosen(line, at) ? [at] : []));
      await this.api.send(importNotes, { params: { releaseId: this.release().id }, body: { text: this.text(), format: it.format, seen: it.version, leave, withdraw: chosen('gone'), bringBack: chosen('withdrawn'), wordingOnly: it.lines.flatMap((line, at) => (this.wording().has(at) && mayBeWordingOnly(line) && this.chosen(line, at) ? [at] : [])), ...(it.day !== null && !it.day.moves && this.takesDay() ? { day: { id: this.dayId(), before: it.day.before, after: it.day.after } } : {}) } });
      this.have('');
      this.done.set(count);
      this.taken.emit();
    });
  }

  private forget() { this.preview.set(null); this.otherwise.set(new Set()); this.wording.set(new Set()); this.unreadable.set(false); }

  /** What is written by now, as it was when its answer came: typed on meanwhile, it is asked for again. */
  private async see(): Promise<void> {
    for (let text = ''; text !== this.text();) {
      text = this.text();
      const preview = await this.api.send(previewNotes, { params: { releaseId: this.release().id }, body: { text, format: this.format() } });
      if (text === this.text()) { this.otherwise.set(new Set()); this.wording.set(new Set()); this.preview.set(preview); }
    }
  }
}

/** With this one, or without it where it was there. */
function turned(all: ReadonlySet<number>, at: number): ReadonlySet<number> { const now = new Set(all); if (!now.delete(at)) now.add(at); return now; }
