/**
 * Puts styles into a shadow root. Constructable sheets need no leave of a content policy;
 * older browsers (Safari before 16.4) get an element with the page's nonce.
 */
export function addStyles(root: ShadowRoot, css: string, nonce = ''): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const element = document.createElement('style');
    element.nonce = nonce;
    element.textContent = css;
    root.appendChild(element);
  }
}
