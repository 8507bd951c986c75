import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { useConsole, useWords } from '../../components/ConsoleContext.tsx';
import { CopyField } from '../../components/CopyField.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/page/Section.tsx';
import { embedTag, identifyExample } from '../../models/embed-tag.ts';
import { failureCode } from '../../models/failure.ts';
import { OriginsEditor } from './OriginsEditor.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** Getting the bubble in front of shoppers: the tag, where it may stand, the page for everywhere else, signed identity. */
export function InstallSection() {
  const { session } = useConsole();
  const words = useWords().settings.install;
  const shop = session.shop.value;
  if (!shop) return null;
  return (
    <SettingsPage section="install">
      <div class="form">
        <Section title={words.tagTitle} lead={words.tagLead}>
          <CopyField label={words.tagTitle} value={embedTag(location.origin, shop.siteKey)} />
        </Section>
        <OriginsEditor />
        <HostedPage siteKey={shop.siteKey} />
        <Identity secret={shop.identitySecret} />
      </div>
    </SettingsPage>
  );
}

function HostedPage({ siteKey }: { siteKey: string }) {
  const words = useWords();
  const { install } = words.settings;
  const path = `/c/${encodeURIComponent(siteKey)}`;
  return (
    <section class="section hosted">
      <div>
        <h3>{install.hostedTitle}</h3>
        <p>{install.hostedLead}</p>
        <CopyField label={install.hostedLink} value={`${location.origin}${path}`} />
        <p class="hosted-links">
          <a class="button" href={path} target="_blank" rel="noopener">{install.hostedOpen}<Icon name="external" size={16} /><span class="only-heard">{words.general.opensInNewTab}</span></a>
          <a class="button" href={`${path}/qr.svg`} download="aftercast-qr.svg">{install.qrDownload}</a>
        </p>
      </div>
      <img class="qr" src={`${path}/qr.svg`} alt={install.qrAlt} width={132} height={132} />
    </section>
  );
}

function Identity({ secret }: { secret: string | undefined }) {
  const { api, session, toasts } = useConsole();
  const all = useWords();
  const words = all.settings.install;
  const [shown, show] = useState(false);
  const [asking, ask] = useState(false);
  async function rotate(): Promise<void> {
    try {
      session.learnShop((await api.rotateSecret()).shop);
      toasts.say(words.rotated);
    } catch (cause) {
      toasts.say(all.errors[failureCode(cause)], 'bad');
    }
  }
  return (
    <Section title={words.identityTitle} lead={words.identityLead}>
      <CopyField label={words.identityTitle} value={identifyExample()} />
      <p class="faint">{words.identityClaims}</p>
      {secret !== undefined && (
        <>
          <h4>{words.secret}</h4>
          <CopyField label={words.secret} value={secret} masked={shown ? undefined : '••••••••••••••••••••••••'} />
          <p class="hosted-links">
            <Button icon={shown ? 'eyeOff' : 'eye'} onPress={() => show(!shown)}>{shown ? words.hideSecret : words.showSecret}</Button>
            <Button icon="refresh" onPress={() => ask(true)}>{words.rotate}</Button>
          </p>
        </>
      )}
      {asking && <Confirm title={words.rotate} text={words.rotateConfirm} yes={words.rotateYes} onYes={() => { void rotate(); }} onClose={() => ask(false)} />}
    </Section>
  );
}
