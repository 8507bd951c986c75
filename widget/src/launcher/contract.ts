/** The seam between the pasted script and the app that it loads: what each hands the other. Types alone. */
import type { AftercastContext, AftercastEvents } from '../../aftercast.d.ts';
import type { Options } from './options.ts';

/** How the shop wants the bubble to look, where the page did not say. */
export interface ShopLook { color: string; position: 'right' | 'left'; launcherText: string }

/** What the app may do to the launcher. */
export interface Launcher {
  readonly options: Options;
  readonly root: ShadowRoot;
  /** Address of the server with a slash at its end. */
  readonly server: string;
  emit<Name extends keyof AftercastEvents>(event: Name, detail: AftercastEvents[Name]): void;
  setUnread(count: number): void;
  dress(look: ShopLook): void;
  /** The panel was opened or closed from inside; shows or hides the bubble. */
  panelIs(open: boolean): void;
  /** Gives focus back to the bubble. */
  focus(): void;
}

/** What the launcher passes on to the app once it is there. */
export interface App {
  /** Connects without showing anything, to send what an earlier page could not. */
  start(): void;
  open(): void;
  close(): void;
  identify(token: string): void;
  reset(): void;
  setContext(context: AftercastContext): void;
  destroy(): void;
}

/** What the page said before the app was there. */
export interface Known { identity: string; context: AftercastContext }

/** The app chunk's one export. */
export interface AppModule {
  createApp(launcher: Launcher, known: Known): App;
}
