/** The line a merchant pastes. @param host origin of this server, such as `https://chat.example` */
export function embedTag(host: string, siteKey: string): string {
  return `<script async src="${host}/widget.js" data-site-key="${siteKey}"></script>`;
}

/** How a page hands a signed identity to the bubble. */
export function identifyExample(): string {
  return `Aftercast('identify', { token: '<JWT>' });`;
}
