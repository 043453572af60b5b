import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import type { LessonBlock, LessonDocument, TextNode } from '@palier/domain';
import { readFile } from '@palier/contracts';
import { addressOf } from '../platform';

const known: readonly string[] = ['heading', 'paragraph', 'bulletList', 'orderedList', 'callout', 'codeBlock', 'image'] satisfies LessonBlock['type'][];

/** Draws a lesson by an allow-list: what is not named here is not drawn, and a link goes nowhere but to the web. */
@Component({
  selector: 'app-lesson-text',
  imports: [NgTemplateOutlet],
  template: `
    <!-- No space may come between two words here that the lesson does not have: "(<b>F3</b>)," stays together. -->
    <ng-template #word let-node>@let to = href(node);@if (to) {<a [href]="to" rel="noopener noreferrer">{{ node.text }}</a>} @else if (has(node, 'bold')) {<strong>{{ node.text }}</strong>} @else if (has(node, 'italic')) {<em>{{ node.text }}</em>} @else if (has(node, 'code')) {<code>{{ node.text }}</code>} @else {<ng-container>{{ node.text }}</ng-container>}</ng-template>
    <ng-template #line let-nodes>@for (node of texts(nodes); track $index) {<ng-container [ngTemplateOutlet]="word" [ngTemplateOutletContext]="{ $implicit: node }" />}</ng-template>
    @for (block of blocks(); track block.attrs.id) {
      @switch (block.type) {
        @case ('heading') { <h2><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></h2> }
        @case ('paragraph') { <p><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></p> }
        @case ('callout') { <p class="callout" [class.warning]="block.attrs.tone === 'warning'" role="note"><ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: block.content }" /></p> }
        @case ('codeBlock') { <pre tabindex="0"><code>@for (node of block.content; track $index) {{{ node.text }}}</code></pre> }
        @case ('bulletList') { <ul>@for (item of block.content; track $index) { <li>@for (part of item.content; track $index) { <ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: part.content }" /> }</li> }</ul> }
        @case ('orderedList') { <ol>@for (item of block.content; track $index) { <li>@for (part of item.content; track $index) { <ng-container [ngTemplateOutlet]="line" [ngTemplateOutletContext]="{ $implicit: part.content }" /> }</li> }</ol> }
        @case ('image') { <figure><img [src]="file(block.attrs.file)" [alt]="block.attrs.alt" [width]="block.attrs.width" [height]="block.attrs.height" loading="lazy" />@if (block.attrs.caption) { <figcaption class="quiet">{{ block.attrs.caption }}</figcaption> }</figure> }
      }
    }
  `,
  styles: `:host { display: block; max-width: 70ch; } img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; } figure { margin: 20px 0; } li { margin: 4px 0; } pre { overflow-x: auto; background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 8px; } .callout { border-left: 4px solid var(--held); background: var(--mat-sys-surface-container); padding: 12px 16px; border-radius: 0 8px 8px 0; } .warning { border-color: var(--to-acquire); }`,
})
export class LessonText {
  readonly document = input.required<unknown>();
  protected readonly blocks = computed((): readonly LessonBlock[] => {
    const it = this.document() as Partial<LessonDocument> | null;
    return it?.type === 'doc' && Array.isArray(it.content) ? it.content.filter((block) => known.includes(block.type)) : [];
  });

  protected texts(nodes: readonly TextNode[] | undefined): readonly TextNode[] { return (nodes ?? []).filter((it) => it.type === 'text'); }
  protected has(node: TextNode, mark: 'bold' | 'italic' | 'code'): boolean { return node.marks?.some((it) => it.type === mark) ?? false; }
  protected file(sha256: string): string { return addressOf(readFile, { sha256 }); }
  protected href(node: TextNode): string | null {
    const link = node.marks?.find((it) => it.type === 'link');
    return link !== undefined && 'attrs' in link && /^(https?:|mailto:)/i.test(link.attrs.href) ? link.attrs.href : null;
  }
}
