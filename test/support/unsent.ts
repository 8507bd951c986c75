/** What incidents need to tell everyone they concern, for tests in which they tell nobody. */
export const unsent = { tell: async () => null, isHere: () => false, elapsed: () => 0, wait: async () => undefined };
