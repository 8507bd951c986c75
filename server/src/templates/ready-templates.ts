/** What every shop has before it writes anything of its own, as data. Pure. */
import type { Language, TemplateWords } from '@aftercast/shared';
import { readyEn } from './ready-en.ts';
import { readyZh } from './ready-zh.ts';

export interface ReadyTemplate extends TemplateWords { id: string }

export const readyTemplates: Record<Language, readonly ReadyTemplate[]> = { zh: readyZh, en: readyEn };
