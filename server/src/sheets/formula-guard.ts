/**
 * A cell that begins like a formula would be run by whoever opens the export; an apostrophe before it keeps it text
 * (OWASP, CSV injection). Reading takes the same apostrophe off again, so that an export comes back as it was. Pure.
 */
const risky = /^'*[=+\-@\t\r]/;

export function withGuard(text: string): string {
  return risky.test(text) ? `'${text}` : text;
}

export function withoutGuard(text: string): string {
  return text.startsWith("'") && risky.test(text) ? text.slice(1) : text;
}
