import type { Language } from '@aftercast/shared';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Every word of the console; a language that lacks one does not compile. */
export type Messages = typeof zh;

/** The catalogues by language. */
export const catalogues: Record<Language, Messages> = { zh, en };
