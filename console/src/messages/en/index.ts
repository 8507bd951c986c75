import type { Messages } from '../index.ts';
import { conversation } from './conversation.ts';
import { errors } from './errors.ts';
import { general } from './general.ts';
import { inbox } from './inbox.ts';
import { settings } from './settings.ts';

/** The English catalogue. */
export const en: Messages = { general, inbox, conversation, settings, errors };
