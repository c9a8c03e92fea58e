// Runs before the first paint, as its own file because the content security policy forbids inline scripts:
// the remembered colour scheme and language are on <html> before anything is drawn.
(() => {
  const root = document.documentElement;
  let scheme = 'auto';
  let language = '';
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto';
    language = localStorage.getItem('language') || '';
  } catch {
    // Storage can be switched off; the defaults do.
  }
  const dark =
    scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = language || (navigator.language.startsWith('nl') ? 'nl' : 'en');
})();
