/** Lets the page follow the device between light and dark, as the bubble does. */
export function followColorScheme(page: Window): void {
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => { page.document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', dress);
  dress();
}
