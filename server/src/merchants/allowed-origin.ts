/**
 * Which web pages may carry a shop's bubble. Pure; asked by the shopper socket and by the CORS hook.
 * An origin is compared whole: scheme, host and port (RFC 6454), never by substring.
 */

interface OriginParts { scheme: string; host: string; port: string }

/** Splits a serialised origin; null for anything a browser would not send as one, such as `null` or a URL with a path. */
function parseOrigin(origin: string): OriginParts | null {
  const match = /^(https?):\/\/(\[[0-9a-f:.]+\]|(?:\*\.)?[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(origin);
  if (!match?.[1] || !match[2]) return null;
  const scheme = match[1].toLowerCase();
  return { scheme, host: match[2].toLowerCase(), port: match[3] ?? (scheme === 'https' ? '443' : '80') };
}

/** `*.shop.example` stands for every name below `shop.example`, not for `shop.example` itself. */
function hostMatches(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const suffix = pattern.slice(1);
  return host.length > suffix.length && host.endsWith(suffix) && !host.startsWith('.');
}

function matches(pattern: string, origin: OriginParts): boolean {
  const wanted = parseOrigin(pattern);
  return wanted !== null && wanted.scheme === origin.scheme && wanted.port === origin.port && hostMatches(wanted.host, origin.host);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * True for the origin we serve ourselves. On loopback `localhost`, `127.0.0.1` and `[::1]` count as one host:
 * whoever starts the product at home types any of them.
 * @param ownOrigin the origin of PUBLIC_URL
 */
export function isOwnOrigin(ownOrigin: string, origin: string): boolean {
  const [own, other] = [parseOrigin(ownOrigin), parseOrigin(origin)];
  if (!own || !other || other.host.startsWith('*') || own.scheme !== other.scheme || own.port !== other.port) return false;
  return own.host === other.host || (isLoopback(own.host) && isLoopback(other.host));
}

/**
 * True when a page of this origin may talk to the shop as a shopper: our own origin always, the opaque `null` origin never.
 * @param allowedOrigins the shop's list, `https://*.shop.example` included
 */
export function isOriginAllowed(allowedOrigins: readonly string[], ownOrigin: string, origin: string): boolean {
  const parts = parseOrigin(origin);
  if (!parts || parts.host.startsWith('*')) return false;
  return isOwnOrigin(ownOrigin, origin) || allowedOrigins.some((pattern) => matches(pattern, parts));
}

/** The origin of an address; empty while the address is unknown, which then equals no origin. */
export function originOf(url: string): string {
  return url === '' ? '' : new URL(url).origin;
}
