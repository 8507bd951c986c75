/** Integer protocol version; a client that speaks another one is closed with `unsupportedVersion` and told to reload. */
export const protocolVersion = 1;
