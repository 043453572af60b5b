import { Injectable } from '@nestjs/common';
import type { Todo, TodoItem } from '@palier/contracts';
import { byUrgency, mayEver, stepIsLate, type Actor, type Asked } from '@palier/domain';
import { ChecksQueries } from '#courses';
import { ArticlesQueries } from '#articles';
import { PiecesQueries, SignOffQueries } from '#evidence';
import { LearningQueries, RegradesQueries } from '#learning';
import { JourneyQueries } from '#onboarding';
import { CurrencyQueries } from '#releases';
import { AskedPartsQueries } from './asked-parts.queries.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { RenewablesQueries } from './renewables.queries.js';

/** Most lines that one answer shows; how many there are is said beside them. */
const most = 100;

@Injectable()
export class TodoQueries {
  constructor(private readonly learning: LearningQueries, private readonly assignments: AssignmentsQueries, private readonly parts: AskedPartsQueries, private readonly journeys: JourneyQueries, private readonly signOffs: SignOffQueries, private readonly checks: ChecksQueries, private readonly articles: ArticlesQueries, private readonly regrades: RegradesQueries, private readonly pieces: PiecesQueries, private readonly renewables: RenewablesQueries, private readonly currency: CurrencyQueries) {}

  /** All that is asked of somebody and what they began freely, in one list, the most urgent first. At most twenty-six queries, and seven of what is to be renewed, whatever their number. */
  async of(actor: Actor): Promise<Todo> {
    const courses = await this.learning.coursesOf(actor);
    const titles = new Map(courses.map((it) => [it.id, it.title]));
    const assignments = await this.assignments.askedOf(actor.personId, titles);
    const articles = await this.articles.asked(actor.personId);
    const asked = new Set(assignments.map((it) => it.courseId));
    const parts = assignments.length === 0 ? null : await this.parts.of(assignments.map((it) => it.id));
    const items: TodoItem[] = [
      ...assignments.flatMap((assignment) => courses.filter((it) => it.id === assignment.courseId).map((course): TodoItem => ({ kind: 'course', id: assignment.id, dueOn: assignment.dueOn, late: assignment.late, course, assignment, asked: parts?.get(assignment.id) ?? null }))),
      ...courses.filter((it) => it.done > 0 && it.done < it.of && !asked.has(it.id)).map((course): TodoItem => ({ kind: 'course', id: course.id, dueOn: null, late: false, course, assignment: null, asked: null })),
      ...(await this.journeys.asked(actor, titles)).filter((it) => it.waits === null).map((step): TodoItem => ({ kind: 'step', id: step.id, dueOn: step.dueOn, late: step.late, step, course: courses.find((it) => it.id === step.course?.id) ?? null })),
      ...(await this.signOffs.sentBackTo(actor.personId)).map(({ at, ...it }): TodoItem => ({ kind: 'signOff', dueOn: null, late: false, sentBackAt: at.toISOString(), ...it })),
      ...(await this.pieces.sentBackTo(actor.personId)).map(({ at, ...it }): TodoItem => ({ kind: 'piece', dueOn: null, late: false, sentBackAt: at.toISOString(), ...it })),
      ...(await this.assignments.toAnswer(actor)).map(({ zone, now, courseId, ...it }): TodoItem => ({ kind: 'extension', late: it.dueOn !== null && stepIsLate({ dueOn: it.dueOn, done: false }, now.getTime(), zone), title: titles.get(courseId) ?? '', ...it })),
      ...(await this.checks.askedOf(actor)).map(({ kind, id, title, lang, by, at, words, draftId }): TodoItem => { const base = { id, dueOn: null, late: false, title, lang, by, at: at.toISOString() }; return kind === 'toCheck' ? { kind, ...base } : { kind, ...base, words, draftId }; }),
      ...(await this.regrades.toDecide(actor)).map(({ id, prompt, at, ...it }): TodoItem => ({ kind: 'toApprove', id, dueOn: null, late: false, title: prompt, at: at.toISOString(), ...it })),
      ...(await this.currency.toRead(actor)).map(({ id, product, release, area, text, questions, readBefore }): TodoItem => ({ kind: 'change', id, dueOn: null, late: false, product, release, area, text, questions, readBefore })),
      ...(mayEver(actor, 'article.acknowledge') ? articles.toRead : []).map((it): TodoItem => ({ kind: 'articleToRead', dueOn: null, late: false, ...it })),
      ...articles.toVerify.map((it): TodoItem => ({ kind: 'article', id: it.id, dueOn: it.verifyBy, late: it.late, title: it.title, lang: it.lang, changedAt: it.changedAt })),
      ...(await this.renewables.of(actor)),
    ];
    items.sort((a, b) => byUrgency(urgency(a), urgency(b)));
    const named = new Set(items.flatMap((it) => ('course' in it ? (it.course?.id ?? []) : [])));
    return { items: items.slice(0, most), total: items.length, others: courses.filter((it) => it.done === 0 && !named.has(it.id)) };
  }
}

const urgency = (it: TodoItem): Asked => ({ id: it.id, dueOn: it.dueOn, sentBack: /* critical: it is out already */ it.kind === 'change' || it.kind === 'signOff' || it.kind === 'piece' || it.kind === 'toMend' || (it.kind === 'article' && it.changedAt !== null), begun: it.kind === 'course' && (it.assignment === null || it.assignment.state === 'inProgress') });
