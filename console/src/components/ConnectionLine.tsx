import { closeCodes } from '@aftercast/shared/client';
import { useWorkspace, useWords } from './ConsoleContext.tsx';
import { Icon } from './Icon.tsx';

/** Says quietly how the line stands, while it does not stand. */
export function ConnectionLine() {
  const { link } = useWorkspace();
  const words = useWords().general;
  const status = link.status.value;
  if (status.state === 'offline') return <p class="connection-line" role="status"><Icon name="refresh" size={14} />{words.connection.offline}</p>;
  if (status.state !== 'stopped') return null;
  const outdated = status.code === closeCodes.unsupportedVersion;
  return (
    <p class="connection-line stopped" role="alert">
      <span>{outdated ? words.connection.outdated : words.connection.stopped}</span>
      <button type="button" class="button" onClick={() => location.reload()}>{words.reload}</button>
    </p>
  );
}
