import { requestReasons, type RequestReason } from '@aftercast/shared/client';
import type { LaterMessages } from '../messages/later-messages.ts';

/** Why something is given back: one of the usual reasons. */
export function ReasonField({ reason, said, onChoose }: { reason: RequestReason | null; said: LaterMessages['order']; onChoose: (reason: RequestReason) => void }) {
  return (
    <fieldset>
      <legend dir="auto">{said.why}</legend>
      <div class="picks">
        {requestReasons.map((each) => (
          <label key={each}><input type="radio" name="reason" checked={reason === each} onChange={() => onChoose(each)} /><span dir="auto">{said.reasons[each]}</span></label>
        ))}
      </div>
    </fieldset>
  );
}
