// Applied before the page is drawn, so that nobody sees the other theme flash.
document.documentElement.dataset.theme = localStorage.getItem('palier.theme') || 'system';
document.documentElement.lang = localStorage.getItem('palier.locale') || (navigator.language.startsWith('fr') ? 'fr' : 'en');
// What checks the server's answers would first try whether code may be made from text. The page's policy forbids that and reports who tries; this says so beforehand.
globalThis.__zod_globalConfig = { jitless: true };
