import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { checkedSelf, type FilmCaptions, type LessonBlock, type LessonDocument, type Mark, type TextNode } from '@palier/domain';
import { readFile } from '@palier/contracts';
import { addressOf } from '../platform';
import { Film } from './film';
import { SelfCheckBlock, type SelfCheckAsker } from './self-check';

const known: readonly string[] = ['heading', 'paragraph', 'bulletList', 'orderedList', 'callout', 'codeBlock', 'table', 'image', 'video', 'selfCheck'] satisfies LessonBlock['type'][];

/** Draws a lesson by an allow-list: what is not named here is not drawn, and a link goes nowhere but to the web. */
@Component({
  selector: 'app-lesson-text',
  imports: [Film, NgTemplateOutlet, SelfCheckBlock, TranslocoPipe],
  template: `
    <!-- No space may come between two words here that the lesson does not have: "(<b>F3</b>)," stays together. -->
    <ng-template #word let-text let-marks="marks">@let first = marks[0];@let rest = { $implicit: text, marks: marks.slice(1) };@if (!first) {<ng-container>{{ text }}</ng-container>} @else {@switch (first.type) {@case ('link') {<a [href]="first.attrs.href" rel="noopener noreferrer"><ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="rest" /></a>}@case ('bold') {<strong><ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="rest" /></strong>}@case ('italic') {<em><ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="rest" /></em>}@case ('code') {<code><ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="rest" /></code>}}}</ng-template>
    <ng-template #line let-nodes>@for (node of texts(nodes); track $index) {<ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="{ $implicit: node.text, marks: marks(node) }" />}</ng-template>
    <ng-template #item let-parts>@for (part of parts; track $index) {@if (parts.length > 1) {<p><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: part.content }" /></p>} @else {<ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: part.content }" />}}</ng-template>
    @for (block of blocks(); track block.attrs.id) {
      @switch (block.type) {
        @case ('heading') { @if (block.attrs.level === 3) { <h3 [attr.data-block]="block.attrs.id"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></h3> } @else { <h2 [attr.data-block]="block.attrs.id"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></h2> } }
        @case ('paragraph') { <p [attr.data-block]="block.attrs.id"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></p> }
        @case ('callout') { <p class="callout" [attr.data-block]="block.attrs.id" [class.warning]="block.attrs.tone === 'warning'" role="note"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></p> }
        @case ('codeBlock') { <pre tabindex="0" [attr.data-block]="block.attrs.id"><code>@for (node of block.content; track $index) {{{ node.text }}}</code></pre> }
        @case ('bulletList') { <ul [attr.data-block]="block.attrs.id">@for (it of block.content; track $index) { <li><ng-container [ngTemplateOutlet]="item" [ngTemplateOutletContext]="{ $implicit: it.content }" /></li> }</ul> }
        @case ('orderedList') { <ol [attr.data-block]="block.attrs.id">@for (it of block.content; track $index) { <li><ng-container [ngTemplateOutlet]="item" [ngTemplateOutletContext]="{ $implicit: it.content }" /></li> }</ol> }
        @case ('table') {
          <div class="across" tabindex="0" [attr.data-block]="block.attrs.id" role="group" [attr.aria-label]="'learning.table' | transloco"><table>@for (row of block.content; track $index; let first = $first) { <tr>@for (cell of row.content; track $index) { @if (first) { <th scope="col"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: cell.content }" /></th> } @else { <td><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: cell.content }" /></td> } }</tr> }</table></div>
        }
        @case ('image') { <figure [attr.data-block]="block.attrs.id"><img [src]="file(block.attrs.file)" [alt]="block.attrs.alt" [width]="block.attrs.width" [height]="block.attrs.height" loading="lazy" />@if (block.attrs.caption) { <figcaption class="quiet">{{ block.attrs.caption }}</figcaption> }</figure> }
        @case ('video') { <figure [attr.data-block]="block.attrs.id"><figcaption class="title">{{ block.attrs.title }}</figcaption><app-film [file]="block.attrs.file" [captions]="inOrder(block.attrs.captions)" [transcript]="block.attrs.transcript" [title]="block.attrs.title" [lang]="lang()" /></figure> }
        @case ('selfCheck') { <app-self-check [attr.data-block]="block.attrs.id" [check]="block.attrs" [asks]="asks() ?? itself" /> }
      }
    }
  `,
  styles: `:host { display: block; max-width: 70ch; } img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; } figure { margin: 20px 0; } .title { font-weight: 560; margin-bottom: 8px; } h3 { margin: 20px 0 8px; } li { margin: 4px 0; } li p { margin: 4px 0; } pre { overflow-x: auto; background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 8px; } .across { overflow-x: auto; margin: 16px 0; } th, td { border: 1px solid var(--line); padding: 8px 12px; text-align: left; vertical-align: top; min-width: 6em; overflow-wrap: anywhere; } th { background: var(--mat-sys-surface-container); font-weight: 620; } .callout { border-left: 4px solid var(--held); background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 0 8px 8px 0; } .warning { border-color: var(--to-acquire); }`,
})
export class LessonText {
  readonly document = input.required<unknown>();
  /** Who corrects questions to oneself; where nobody does, the text itself, which then holds what is right. */
  readonly asks = input<SelfCheckAsker | null>(null);
  readonly lang = input<string>('fr');
  protected readonly itself: SelfCheckAsker = (blockId, chosen) => {
    const block = this.blocks().find((it) => it.attrs.id === blockId);
    return Promise.resolve(block?.type === 'selfCheck' ? checkedSelf(block.attrs, chosen) : { verdict: 'blank', explanation: '' });
  };
  protected readonly blocks = computed((): readonly LessonBlock[] => {
    const it = this.document() as Partial<LessonDocument> | null;
    return it?.type === 'doc' && Array.isArray(it.content) ? it.content.filter((block) => known.includes(block.type)) : [];
  });

  protected texts(nodes: readonly TextNode[] | undefined): readonly TextNode[] { return (nodes ?? []).filter((it) => it.type === 'text'); }
  /** The marks that are drawn, each within the one before; a link goes to the web or is none. */
  protected marks(node: TextNode): readonly Mark[] {
    return (node.marks ?? []).filter((it) => (it.type === 'link' ? /^(https?:|mailto:)/i.test(it.attrs.href) : ['bold', 'italic', 'code'].includes(it.type)));
  }

  protected inOrder(all: readonly FilmCaptions[]): readonly FilmCaptions[] { return [...all].sort((a, b) => Number(b.lang === this.lang()) - Number(a.lang === this.lang())); }
  protected file(sha256: string): string { return addressOf(readFile, { sha256 }); }
}
