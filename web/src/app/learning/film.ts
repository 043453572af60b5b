import { Component, ElementRef, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFile } from '@palier/contracts';
import type { FilmCaptions } from '@palier/domain';
import { addressOf } from '../platform';

/** As far as an arrow goes. */
const seconds = 5;

/** A film with its captions and its words. While it has the focus: Space plays and stops, the arrows go five seconds, c shows or hides captions. */
@Component({
  selector: 'app-film',
  imports: [TranslocoPipe],
  template: `
    <video #film controls preload="metadata" [src]="address(file())" [attr.aria-label]="title()" aria-keyshortcuts="Space ArrowLeft ArrowRight c" (keydown)="steer($event)">@for (it of captions(); track it.lang; let first = $first) { <track kind="captions" [default]="first" [src]="address(it.file)" [srclang]="it.lang" [label]="captions().length > 1 ? named(it.lang) : ('learning.captions' | transloco)" /> }</video>
    @if (transcript()) { <details><summary>{{ 'learning.transcript' | transloco }}</summary><p class="transcript" [attr.lang]="lang()">{{ transcript() }}</p></details> }
    <p class="quiet keys">{{ (captions().length > 0 ? 'learning.filmKeysCaptions' : 'learning.filmKeys') | transloco }}</p>
  `,
  styles: `:host { display: grid; gap: 8px; max-width: 860px; } video { display: block; width: 100%; max-height: 70vh; border-radius: 12px; background: var(--mat-sys-surface-container-high); } video:is(:focus-visible, :focus-within) { outline: 3px solid var(--mat-sys-primary); outline-offset: 2px; } .transcript { white-space: pre-line; margin: 8px 0 0; } summary { cursor: pointer; padding: 8px 0; font-weight: 560; } .keys { margin: 0; font-size: 0.875rem; }`,
})
export class Film {
  readonly file = input.required<string>();
  /** Those in the language of the text first. */
  readonly captions = input.required<readonly FilmCaptions[]>();
  readonly transcript = input.required<string>();
  readonly title = input.required<string>();
  readonly lang = input.required<string>();
  private readonly film = viewChild.required<ElementRef<HTMLVideoElement>>('film');

  protected address(sha256: string) { return addressOf(readFile, { sha256 }); }

  /** A language in its own words. */
  protected named(lang: string) { return new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang; }

  /** Space is left to the browser, which knows whether one of its own buttons has the focus. */
  protected steer(event: KeyboardEvent) {
    const film = this.film().nativeElement;
    const by = { ArrowLeft: -seconds, ArrowRight: seconds }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (by !== undefined) film.currentTime = Math.max(0, film.currentTime + by);
    else if (event.key.toLowerCase() === 'c') this.turnCaptions(film);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Hides what is shown; else shows the captions that come first. */
  private turnCaptions(film: HTMLVideoElement) {
    const tracks = [...film.textTracks];
    const shown = tracks.some((it) => it.mode === 'showing');
    tracks.forEach((it, at) => { it.mode = !shown && at === 0 ? 'showing' : 'hidden'; });
  }
}
