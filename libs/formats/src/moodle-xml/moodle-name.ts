/** What a question is called where only its words are known: their beginning, as Moodle does. */
export function nameOf(prompt: string): string {
  const words = prompt.replace(/\s+/gu, ' ').trim();
  return [...words].length <= 60 ? words : `${[...words].slice(0, 57).join('').trim()}…`;
}
