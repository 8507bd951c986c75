const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made harmless in HTML, between tags and inside quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * Puts values into a built page: `{{shopName}}` becomes the escaped value. Values are never read as a template again.
 * @throws when the page names a value that was not given, so that braces never reach a shopper
 */
export function fillPage(html: string, values: Record<string, string>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`pages: no value for "${name}"`);
    return escapeHtml(value);
  });
}
