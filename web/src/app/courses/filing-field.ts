import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { difficulties, mostTags, tagKey, tidyTags, type Filing } from '@palier/domain';
import { DraftDesk } from './draft-desk';
import { KnownTags } from './known-tags';
import { difficultyKeys, typed } from './words';

/** How a question stands in the bank: its difficulty, its tags, where its answer is learnt, and whether other quizzes may draw it. */
@Component({
  selector: 'app-filing-field',
  imports: [MatButton, TranslocoPipe],
  template: `
    @let it = filing();
    <details><summary>{{ 'drafts.filing' | transloco }} <span class="quiet">{{ keys[it.difficulty] | transloco }}@for (tag of it.tags; track tag) { · {{ tag }}}@if (it.open) { · {{ 'drafts.isOpen' | transloco }}}</span></summary>
      <div class="inside">
        <label class="field">{{ 'drafts.difficulty' | transloco }}<select name="difficulty" (change)="grade($event)">@for (one of difficulties; track one) { <option [value]="one" [selected]="one === it.difficulty">{{ keys[one] | transloco }}</option> }</select></label>
        @if (desk) {
          <label class="field">{{ 'drafts.source' | transloco }}<select name="source" (change)="learn($event)"><option value="" [selected]="!isThere()">{{ 'drafts.noSource' | transloco }}</option>@for (one of desk.sources(); track one.id) { <option [value]="one.id" [selected]="one.id === it.source">{{ one.title || ('drafts.untitled' | transloco) }}</option> }</select></label>
        }
        <fieldset><legend>{{ 'drafts.tags' | transloco }}</legend>
          @if (it.tags.length > 0) { <ul>@for (tag of it.tags; track tag) { <li><span [attr.lang]="lang()">{{ tag }}</span><button matButton type="button" (click)="drop(tag)"><span aria-hidden="true">✕</span><span class="sr">{{ 'drafts.dropTag' | transloco: { tag } }}</span></button></li> }</ul> }
          @if (it.tags.length < most.count) {
            <div class="add"><input #tag class="input" name="tag" [attr.maxlength]="most.length" autocomplete="off" [attr.list]="listId" [attr.lang]="lang()" [attr.aria-label]="'drafts.newTag' | transloco" (keydown.enter)="add(tag, $event)" (change)="add(tag)" /><button matButton="outlined" type="button" (click)="add(tag)">{{ 'drafts.addTag' | transloco }}</button></div>
            <datalist [id]="listId">@for (one of others(); track one) { <option [value]="one"></option> }</datalist>
          }</fieldset>
        <label class="tick"><input type="checkbox" name="open" [checked]="it.open" (change)="changed.emit({ difficulty: it.difficulty, tags: it.tags, source: it.source, open: !it.open })" /> <span>{{ 'drafts.openToOthers' | transloco }}</span></label>
      </div></details>
  `,
  styles: `
    summary { cursor: pointer; padding: 8px 0; overflow-wrap: anywhere; } .inside { display: grid; gap: 12px; padding: 4px 0 8px; } fieldset { display: grid; gap: 8px; justify-items: start; } .add { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; width: 100%; } .add input { flex: 1 1 180px; max-width: 320px; }
    ul { display: flex; flex-wrap: wrap; gap: 4px 8px; margin: 0; padding: 0; list-style: none; } li { display: flex; align-items: center; border: 1px solid var(--line); border-radius: 999px; padding-left: 12px; overflow-wrap: anywhere; } li button { min-width: 44px; padding: 0; } .tick { display: flex; gap: 12px; align-items: center; min-height: 44px; } .tick input { width: 22px; height: 22px; margin: 0; flex: none; accent-color: var(--held); }
  `,
})
export class FilingField {
  readonly filing = input.required<Filing>();
  readonly lang = input.required<string>();
  readonly changed = output<Filing>();
  private readonly known = inject(KnownTags);
  /** Only in a course in the making is there something to learn from. */
  protected readonly desk = inject(DraftDesk, { optional: true });
  protected readonly difficulties = difficulties;
  protected readonly keys = difficultyKeys;
  protected readonly most = mostTags;
  protected readonly listId = `tags-${++made}`;
  protected readonly others = computed(() => { const has = new Set(this.filing().tags.map(tagKey)); return this.known.tags().filter((it) => !has.has(tagKey(it))); });
  protected readonly isThere = computed(() => this.desk?.sources().some((it) => it.id === this.filing().source) === true);

  protected grade(event: Event) { const difficulty = difficulties.find((it) => String(it) === typed(event)); if (difficulty !== undefined) this.changed.emit({ ...this.filing(), difficulty }); }
  protected learn(event: Event) { this.changed.emit({ ...this.filing(), source: typed(event) || null }); }
  protected drop(tag: string) { this.changed.emit({ ...this.filing(), tags: this.filing().tags.filter((it) => it !== tag) }); }

  /** One that the bank knows is written as it is there. */
  protected add(field: HTMLInputElement, event?: Event) {
    event?.preventDefault();
    const said = this.known.tags().find((it) => tagKey(it) === tagKey(field.value)) ?? field.value;
    field.value = '';
    const tags = tidyTags([...this.filing().tags, said]);
    if (tags.length > this.filing().tags.length) this.changed.emit({ ...this.filing(), tags });
  }
}

let made = 0;
