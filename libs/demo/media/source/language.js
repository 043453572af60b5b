// The language stands after the page's #; both are in the page, one is shown.
document.documentElement.lang = location.hash.slice(1) || 'fr';
document.title = document.querySelector(`meta[name=title-${document.documentElement.lang}]`)?.content ?? '';
const other = document.documentElement.lang === 'fr' ? 'b-en' : 'b-fr';
for (const element of document.querySelectorAll(other)) element.remove();
