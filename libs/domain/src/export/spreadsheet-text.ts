/** What a spreadsheet would take for the start of a formula; the wide signs too, which some make narrow. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Words for a cell that a spreadsheet leaves words: an apostrophe stands before what it would reckon with, whoever wrote it. */
export const spreadsheetText = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);
