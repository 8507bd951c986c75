import { useConsole } from './ConsoleContext.tsx';
import { IconButton } from './Button.tsx';

/** How things went, at the foot of the screen; read out once. */
export function Toasts() {
  const { toasts, messages } = useConsole();
  return (
    <div class="toasts" role="status">
      {toasts.shown.value.map((toast) => (
        <div key={toast.id} class={`toast ${toast.tone}`}>
          <span>{toast.text}</span>
          {toast.act && <button type="button" class="toast-act" onClick={() => { toast.act?.run(); toasts.dismiss(toast.id); }}>{toast.act.words}</button>}
          {toast.tone === 'bad' && <IconButton label={messages.value.general.close} icon="close" onPress={() => toasts.dismiss(toast.id)} />}
        </div>
      ))}
    </div>
  );
}
