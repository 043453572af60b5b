/** The floor plan of the server, from the ground up: a room may use rooms below it, never above. */
export const floors = [['platform'], ['backup'], ['people'], ['scopes'], ['identity'], ['trust'], ['workdays'], ['competencies'], ['quizzes'], ['articles'], ['courses'], ['evidence'], ['certificates'], ['carried-over'], ['learning'], ['help', 'onboarding', 'search'], ['refresher'], ['releases'], ['audiences'], ['assignments'], ['campaigns'], ['arrivals'], ['live-sessions', 'reporting', 'reviews'], ['calendar-feed', 'webhooks'], ['notifications'], ['app', 'seed']];

/** What the files of a room may not import: rooms above, other rooms past their door, and the web. */
export function forbiddenFrom(room) {
  const own = floors.findIndex((it) => it.includes(room));
  const above = floors.slice(own + 1).flat();
  return [
    ...(above.length === 0 ? [] : [{ regex: `^#(${above.join('|')})$`, message: `${room} stands below: publish an event, or declare a hook, instead of importing upwards.` }]),
    { regex: `^\\.\\./(\\.\\./)?(${floors.flat().filter((it) => it !== 'app').join('|')})/`, message: 'Enter another room by its door: #room.' },
    { regex: '^@palier/web|/web/', message: 'The server never imports the page.' },
  ];
}
