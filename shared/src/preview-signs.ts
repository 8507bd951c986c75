/** What stands for words that are not shown: clients put their own language's words in place of each. */

/** A picture without words. */
export const pictureSign = '🖼';
/** Words that may tell of someone's health. */
export const careSign = '🔒';
