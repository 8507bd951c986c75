import { areas } from '../models/areas.ts';
import { useWords } from './ConsoleContext.tsx';
import { Dialog } from './Dialog.tsx';

/** All that the keyboard can do. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { general, worklist } = useWords();
  const { keys } = general;
  const rows: [string[], string][] = [
    [['j', 'k'], keys.move], [['d'], keys.due], [['↵'], keys.enter], [['c'], keys.claim], [['r'], keys.reply], [['e'], keys.resolve], [['b'], keys.bot], [['n'], keys.note], [['l'], keys.label], [['s'], keys.snooze],
    [['i'], keys.shopper], [['n'], keys.new], [['a'], worklist.keys.add], [['x'], worklist.keys.dismiss], [['u'], worklist.keys.undo], [['/'], keys.filter], [['Ctrl K'], keys.quick], [['g', 'w m b a'], keys.lists], [['g', areas.map(({ hotkey }) => hotkey).join(' ')], areas.map(({ name }) => general[name]).join(' / ')], [['↵'], keys.send], [['⇧ ↵'], keys.newline], [['Esc'], keys.leave], [['?'], keys.help],
  ];
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([pressed, meaning]) => (
          <div key={meaning}>
            <dt>{pressed.map((key, index) => <span key={key}>{index > 0 && <i>{pressed[0] === 'g' ? keys.then : keys.or}</i>}{key.includes(' ') && key !== '⇧ ↵' ? key.split(' ').map((one) => <kbd key={one}>{one}</kbd>) : <kbd>{key}</kbd>}</span>)}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
