import { isTimeZone } from '../models/times.ts';
import { useWords } from './ConsoleContext.tsx';
import { SelectField, TextField } from './Field.tsx';

interface Props { label: string; value: string; onChange: (value: string) => void; hint?: string }

/** Names that this browser knows; none in browsers older than Safari 15.4 and Chrome 99. */
function knownZones(): readonly string[] {
  const intl = Intl as typeof Intl & { supportedValuesOf?: (key: 'timeZone') => string[] };
  return intl.supportedValuesOf?.('timeZone') ?? [];
}

/** A time zone, chosen from those the browser knows, else typed. */
export function TimeZoneField({ label, value, onChange, hint }: Props) {
  const words = useWords().settings.shop;
  const zones = knownZones();
  const problem = isTimeZone(value) ? null : words.timeZoneUnknown;
  if (zones.length === 0) return <TextField label={label} value={value} onText={onChange} hint={hint} problem={problem} autocapitalize="off" spellcheck={false} />;
  return (
    <SelectField
      label={label} hint={hint} problem={problem} value={value} onChoose={onChange}
      options={(zones.includes(value) ? zones : [value, ...zones]).map((zone) => ({ value: zone, label: zone }))}
    />
  );
}
