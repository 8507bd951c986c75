/** Words of suggested answers. */
export const suggestions = {
  title: '知识库里可能合适的',
  none: '都不合适',
};
