/** What somebody says of the thing before them: it stops me, or it is not true. */
export type HelpKind = 'stuck' | 'wrong';

/** As what a person answers. */
export type AnswersAs = 'lead' | 'deputy' | 'publisher' | 'author' | 'hr';

/** Who is here today and could answer, the nearest to whoever asks first. */
export type Answerers = Readonly<Record<AnswersAs, readonly string[]>>;

/** Who is stuck is helped by whoever leads them; what is wrong is mended by whoever published it. HR answers where nobody else is there. */
export const answersFirst = { stuck: ['lead', 'deputy', 'hr'], wrong: ['publisher', 'author', 'hr'] } as const satisfies Record<HelpKind, readonly AnswersAs[]>;

/** The one person who answers, and as what; null where nobody is here but whoever asks. Nobody answers themselves. */
export function whoAnswers(kind: HelpKind, askerId: string, here: Answerers): { readonly personId: string; readonly as: AnswersAs } | null {
  for (const as of answersFirst[kind]) {
    const personId = here[as].find((it) => it !== askerId);
    if (personId !== undefined) return { personId, as };
  }
  return null;
}
