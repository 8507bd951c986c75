import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the built parts and data files lie. */
export interface Paths { root: string; migrations: string; widget: string; console: string; pages: string; demoData: string }

/**
 * Finds the project's root from the running file's folder, be it `server/src` or `server/dist`.
 * @throws when no parent folder holds pnpm-workspace.yaml
 */
export function pathsFrom(folder: string): Paths {
  let root = folder;
  while (!existsSync(join(root, 'pnpm-workspace.yaml'))) {
    if (dirname(root) === root) throw new Error(`paths: no project root above "${folder}"`);
    root = dirname(root);
  }
  return {
    root, migrations: join(root, 'migrations'), widget: join(root, 'widget/dist'), console: join(root, 'console/dist'),
    pages: join(root, 'server/dist/pages'), demoData: join(root, 'server/src/demo/data'),
  };
}
