import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoredFile } from '@palier/contracts';
import type { Illustration } from '@palier/domain';
import { IllustrationPart } from '../learning/illustration';
import { UploadField } from './upload-field';
import { typed } from './words';

/** The one picture that a question may have beside what it asks, and what it shows in words; folded where there is none. */
@Component({
  selector: 'app-illustration-form',
  imports: [IllustrationPart, MatButton, TranslocoPipe, UploadField],
  template: `
    <details [open]="illustration() !== null"><summary>{{ 'drafts.illustration' | transloco }}</summary>
      <div class="inside">
        <p class="quiet">{{ 'drafts.illustrationHow' | transloco }}</p>
        @if (illustration(); as it) { <app-illustration [of]="it" [small]="true" /> }
        <app-upload-field kind="picture" [label]="(illustration() ? 'drafts.illustrationOther' : 'drafts.spotPicture') | transloco" (brought)="bring($event)" />
        @if (illustration(); as it) {
          <label class="field wide">{{ 'drafts.spotWords' | transloco }}<textarea [name]="'illustrationWords' + (name() ? '-' + name() : '')" rows="2" required maxlength="1000" [attr.lang]="lang()" [value]="it.words" (input)="changed.emit({ file: it.file, width: it.width, height: it.height, words: typed($event) })"></textarea></label>
          <div><button matButton type="button" (click)="changed.emit(undefined)">{{ 'drafts.illustrationOff' | transloco }}</button></div>
        }
      </div></details>
  `,
  styles: `:host { display: block; } .inside { display: grid; gap: 12px; padding-top: 8px; } p { margin: 0; } .wide { max-width: none; } summary { cursor: pointer; padding: 10px 0; font-weight: 560; } app-illustration { margin: 0; }`,
})
export class IllustrationForm {
  readonly illustration = input.required<Illustration | null>();
  readonly lang = input.required<string>();
  /** What parts two of them on one page. */
  readonly name = input('');
  readonly changed = output<Illustration | undefined>();
  readonly brought = output<StoredFile>();
  protected readonly typed = typed;

  /** Other words than those of the picture before would be a guess. */
  protected bring(file: StoredFile) {
    this.brought.emit(file);
    this.changed.emit({ file: file.sha256, width: file.width ?? 1, height: file.height ?? 1, words: this.illustration()?.words ?? '' });
  }
}
