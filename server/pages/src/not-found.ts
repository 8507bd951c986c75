import { followColorScheme } from './color-scheme.ts';

followColorScheme(window);
