/** The hosted page of one shop: opens the chat at once, and offers it again when it was closed. The tag in the page does the rest. */
import { chat } from '../chat.ts';
import { followColorScheme } from '../color-scheme.ts';

followColorScheme(window);
document.getElementById('blocked')?.remove();
let arrived = 'Aftercast' in window;
chat('on', 'ready', () => { arrived = true; });
const button = document.getElementById('open');
const unreachable = document.getElementById('unreachable');

function offer(shown: boolean): void {
  if (button) button.hidden = !shown;
}

button?.addEventListener('click', () => chat('open'));
chat('on', 'open', () => {
  offer(false);
  if (unreachable) unreachable.hidden = true;
});
chat('on', 'close', () => offer(true));
chat('on', 'error', ({ code }: { code: string }) => {
  if (code === 'app_unavailable' && unreachable) unreachable.hidden = false;
  offer(true);
});
chat('open');
// The page has loaded when the tag's script has run or failed.
addEventListener('load', () => {
  if (!arrived && unreachable) unreachable.hidden = false;
});
