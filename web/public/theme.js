// Applied before the page is drawn, so that nobody sees the other theme flash.
document.documentElement.dataset.theme = localStorage.getItem('palier.theme') || 'system';
document.documentElement.lang = localStorage.getItem('palier.locale') || (navigator.language.startsWith('fr') ? 'fr' : 'en');
