import { articleKinds, isSourceAddress } from '@palier/domain';
import * as z from 'zod';
import { ChangeClass } from './courses.js';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

export const ArticleKind = z.enum(articleKinds).meta({ id: 'ArticleKind' });
const Cell = z.strictObject({ competencyId: Id, level: Level });
/** Why a source could not be read. The browser has a sentence for each. */
export const sourceFailures = ['not-allowed', 'not-there', 'server-failed', 'too-large', 'too-slow', 'too-many-redirects', 'unreachable', 'no-text'] as const;
export const SourceFailure = z.enum(sourceFailures);
const line = {
  id: Id, kind: ArticleKind, title: z.string(), lang: Locale, version: z.number().int(), owner: PersonName, verifiedOn: Day, verifyBy: Day, /** The day has passed. */ late: z.boolean(),
  /** Since when its source says something else than when it was verified. */ changedAt: Instant.nullable(), /** Why its source cannot be read now. */ failure: SourceFailure.nullable(),
};
export const ArticleLine = z.object({ ...line, /** Activities that hold it. */ used: z.number().int() }).meta({ id: 'ArticleLine' });
export type ArticleLine = z.infer<typeof ArticleLine>;
/** An article as it is read; where it is written elsewhere, its address. */
export const ArticleShown = z.object({ ...line, versionId: Id, address: z.string().nullable(), document: z.unknown().nullable(), /** When the reader said of this version that they read and understood it. */ acknowledgedAt: Instant.nullable(), /** An earlier version, before one that is to be read again. */ acknowledgedBefore: z.boolean(), /** Why it is to be read again, where its author said so. */ readAgainFor: z.string().nullable() }).meta({ id: 'ArticleShown' });
export type ArticleShown = z.infer<typeof ArticleShown>;
export const Article = ArticleShown.extend({
  about: z.array(Cell.extend({ name: Bilingual })), publishedAt: Instant, publishedBy: z.string(), checkedAt: Instant.nullable(), usedIn: z.array(z.object({ courseId: Id, unitId: Id, title: z.string(), courseTitle: z.string() })),
  /** For whoever may change it: its text as it is written, the questions that may depend on it, how many read this version, and who may look after it. */
  desk: z.object({ text: z.string(), questions: z.array(z.object({ id: Id, prompt: z.string() })), /** How many read what it says now; words alone that are said otherwise are read by whoever read those before. */ acknowledgements: z.number().int(), owners: z.array(PersonName) }).nullable(),
}).meta({ id: 'Article' });
export type Article = z.infer<typeof Article>;
export const ArticleGap = z.object({ competencyId: Id, name: Bilingual, level: Level, statement: Bilingual, /** Of how many people it is expected today. */ people: z.number().int() }).meta({ id: 'ArticleGap' });
export type ArticleGap = z.infer<typeof ArticleGap>;

const Address = text(2000).refine(isSourceAddress, { error: 'not-a-web-address' });
const said = { title: words(200), address: Address.nullable(), text: words(100_000).nullable(), about: z.array(Cell).max(20), verifyBy: Day };
const ArticleParams = z.strictObject({ articleId: Id });
export const listArticles = endpoint({ name: 'listArticles', verb: 'GET', path: '/api/articles', action: 'article.read', summary: 'Articles and procedures: those that want somebody first', returns: z.object({ articles: z.array(ArticleLine) }) });
export const readArticle = endpoint({ name: 'readArticle', verb: 'GET', path: '/api/articles/:articleId', action: 'article.read', summary: 'One article in its newest version', params: ArticleParams, returns: Article });
export const listArticleGaps = endpoint({ name: 'listArticleGaps', verb: 'GET', path: '/api/article-gaps', action: 'article.write', summary: 'Levels that are expected of somebody today and about which there is no article', returns: z.object({ gaps: z.array(ArticleGap) }) });
export const writeArticle = endpoint({ name: 'writeArticle', verb: 'POST', path: '/api/articles', action: 'article.write', summary: 'A new article: written here, or the address of one that is written elsewhere', body: z.strictObject({ id: Id, locale: Locale, ...said }).refine((it) => (it.address === null) !== (it.text === null), { error: 'address-or-text' }).meta({ id: 'NewArticle' }), returns: Kept });
export const changeArticle = endpoint({ name: 'changeArticle', verb: 'POST', path: '/api/articles/:articleId/versions', action: 'article.write', summary: 'The next version of an article', params: ArticleParams, body: z.strictObject({ seen: z.number().int().optional(), ...said, /** How much it changes, and why: of wording only, it asks nobody to read it again. Where nothing is said, everybody is. */ change: z.strictObject({ class: ChangeClass, reason: words(500) }).optional(), /** The change of a release for which it is written, and which touches it. */ release: z.strictObject({ releaseId: Id, changeId: Id }).optional() }).refine((it) => (it.address === null) !== (it.text === null), { error: 'address-or-text' }).meta({ id: 'ArticleChange' }), returns: z.object({ version: z.number().int() }) });
export const verifyArticle = endpoint({ name: 'verifyArticle', verb: 'POST', path: '/api/articles/:articleId/verifications', action: 'article.write', summary: 'Say that an article is still right, until a day', params: ArticleParams, body: z.strictObject({ id: Id, verifyBy: Day }).meta({ id: 'ArticleVerification' }), returns: Kept });
export const handArticleOn = endpoint({ name: 'handArticleOn', verb: 'POST', path: '/api/articles/:articleId/owners', action: 'article.write', summary: 'Say who looks after an article from now on', params: ArticleParams, body: z.strictObject({ id: Id, personId: Id }).meta({ id: 'ArticleOwner' }), returns: Kept });
export const acknowledgeArticle = endpoint({ name: 'acknowledgeArticle', verb: 'POST', path: '/api/articles/:articleId/acknowledgements', action: 'article.acknowledge', summary: 'Say that one read this version and understood it', params: ArticleParams, body: z.strictObject({ id: Id, versionId: Id }).meta({ id: 'Acknowledgement' }), returns: Kept });
