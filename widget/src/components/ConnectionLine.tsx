import { useEffect, useState } from 'preact/hooks';
import type { ConnectionStatus } from '@aftercast/shared/client';
import type { Messages } from '../messages/messages.ts';

/** A blink of the network is nobody's business; what lasts longer is told. */
const blinkMs = 1_200;

/** How the connection is, in words, only while it isn't. */
export function ConnectionLine({ status, say }: { status: ConnectionStatus; say: Messages }) {
  const { state } = status;
  const [lasting, setLasting] = useState(false);
  const well = state === 'online' || state === 'idle';
  useEffect(() => {
    if (well) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), blinkMs);
    return () => clearTimeout(timer);
  }, [well]);
  const words = state === 'stopped' ? say.stopped : lasting && !well ? say.offline : '';
  return <div class="connection" role="status">{words}</div>;
}
