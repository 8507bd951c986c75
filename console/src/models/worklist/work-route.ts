import type { Language } from '@aftercast/shared';
import type { Route } from '../route.ts';

/** The work list of a language; `[key]` opens a row, `[key, '+']` writes an entry out of it. */
export const workRoute = (language: Language, ...path: string[]): Route => ({ page: 'knowledge', tab: 'worklist', path: [language, ...path] });
