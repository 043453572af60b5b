/** From a day on a profile asks for a certificate, or does not any more. Of two of one day the later said counts. */
export interface CertificateAsking { readonly required: boolean; readonly from: string }

/** Since when one is asked for today, or from when it will be, and until when where an end is said already; undefined where it is neither. What was said later comes later. */
export function askedFor<R extends CertificateAsking>(said: readonly R[], today: string): { readonly by: R; readonly until: string | null } | undefined {
  const days = [...new Map(said.map((it) => [it.from, it])).values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  const now = days.findLast((it) => it.from <= today);
  const coming = days.filter((it) => it.from > today);
  const by = now?.required === true ? now : coming.find((it) => it.required);
  return by === undefined ? undefined : { by, until: coming.find((it) => it.from > by.from && !it.required)?.from ?? null };
}
