/** What a spreadsheet would take for the start of a formula; the wide signs too, which some make narrow. */
const signs = /^[=+\-@\t\r\n＝＋－＠]/u;
export const startsFormula = (text: string): boolean => signs.test(text);

/** Words for a cell that a spreadsheet leaves words: an apostrophe stands before what it would reckon with, whoever wrote it. */
export const spreadsheetText = (text: string): string => (startsFormula(text) ? `'${text}` : text);
