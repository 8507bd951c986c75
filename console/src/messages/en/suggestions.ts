import type { Messages } from '../index.ts';

/** Words of suggested answers. */
export const suggestions: Messages['suggestions'] = {
  title: 'From your knowledge',
  none: 'None fits',
};
