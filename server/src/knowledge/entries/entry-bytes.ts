/** Bytes of a request with one entry: as many phrasings as it may have, each as long as it may be, in Chinese. */
export const entryBytes = 4 * 1024 * 1024;
