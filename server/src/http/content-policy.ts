/** Content Security Policies (CSP level 3) of what we serve. Pure. */

/** Answers of the API: nothing in them is to run or be framed. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Pictures that shoppers sent: opened alone they are still only pictures. */
export const uploadPolicy = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'";

/** The socket's address spelled out: Safari before 15.4 does not take `'self'` for wss. */
function connectTo(publicUrl: string): string {
  return publicUrl === '' ? "'self'" : `'self' ${publicUrl.replace(/^http/, 'ws').replace(/^(wss?:\/\/[^/]+).*$/, '$1')}`;
}

/** The agents' console: own scripts and styles alone, never inside a foreign frame. It frames the hosted page as a preview. */
export function consolePolicy(publicUrl: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self'; `
    + `connect-src ${connectTo(publicUrl)}; manifest-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

/**
 * Our pages for shoppers: hosted chat and demo room. They may be framed by anyone, as the bubble may be carried by anyone.
 * Styles are looser: browsers without constructable style sheets get the bubble's as an element.
 */
export function pagePolicy(publicUrl: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; `
    + `font-src 'self'; connect-src ${connectTo(publicUrl)}; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'`;
}

/** The API's reading room; Swagger UI sets styles on elements. */
export const docsPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
