/** A whole day in a calendar: by which something is due. */
export interface CalendarDay { /** The same for the same thing, whenever it is written. */ readonly id: string; readonly day: string; readonly title: string; readonly address: string }
/** A time in a calendar, at which somebody is busy. */
export interface CalendarTime { readonly id: string; readonly startsAt: Date; readonly endsAt: Date; readonly title: string; /** Empty where none was said. */ readonly place: string; readonly address: string }
export interface Calendar { readonly name: string; readonly lang: 'fr' | 'en'; readonly zone: string; /** When what is said here was first said. */ readonly since: Date; readonly days: readonly CalendarDay[]; readonly times?: readonly CalendarTime[] }

/** A calendar as RFC 5545 has it. Days, then times, stand in the order given; the same ones are the same bytes. No day makes anybody look busy. */
export function writeCalendar({ name, lang, zone, since, days, times = [] }: Calendar): string {
  const stamp = moment(since);
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Palier//Palier//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, `X-WR-TIMEZONE:${escaped(zone)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    ...days.flatMap((it) => [
      'BEGIN:VEVENT', `UID:${escaped(it.id)}@palier`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${it.day.replaceAll('-', '')}`, `SUMMARY;LANGUAGE=${lang}:${escaped(it.title)}`, `URL:${it.address}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    ...times.flatMap((it) => [
      'BEGIN:VEVENT', `UID:${escaped(it.id)}@palier`, `DTSTAMP:${stamp}`, `DTSTART:${moment(it.startsAt)}`, `DTEND:${moment(it.endsAt)}`, `SUMMARY;LANGUAGE=${lang}:${escaped(it.title)}`, ...(it.place === '' ? [] : [`LOCATION:${escaped(it.place)}`]), `URL:${it.address}`, 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((it) => `${folded(it)}\r\n`).join('');
}

/** An instant, on the clocks of UTC: no zone has to be explained to anybody. */
const moment = (it: Date): string => it.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Words as TEXT (3.3.11): a line break is said, what no line may hold is left out. */
const escaped = (words: string): string => words.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** How many octets a line may have, its end left out (3.1). */
const mostOctets = 75;
const octets = (sign: string): number => Buffer.byteLength(sign);

/** A long line goes on behind a space; no sign is torn apart. */
function folded(line: string): string {
  let [text, used] = ['', 0];
  for (const sign of line) {
    if (used + octets(sign) > mostOctets) [text, used] = [`${text}\r\n `, 1];
    [text, used] = [text + sign, used + octets(sign)];
  }
  return text;
}
