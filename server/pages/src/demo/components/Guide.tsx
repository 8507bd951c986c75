import type { Theme } from '../models/address.ts';
import type { RoomModel } from '../models/room.ts';
import { Choice } from './Choice.tsx';
import { Staff } from './Staff.tsx';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** How to try the demo: who to be, what to ask, where the shop answers. */
export function Guide({ room }: { room: RoomModel }) {
  const words = room.words.value;
  const data = room.data.value;
  if (!data) return null;
  return (
    <div class="guide">
      <section class="looks">
        <Choice label={words.language} value={room.language.value} options={[['zh', '中文'], ['en', 'English']]} choose={room.speak} />
        <Choice label={words.theme} value={room.theme.value} options={themes.map((theme) => [theme, words.themes[theme]] as const)} choose={room.dress} />
      </section>
      <section>
        <h2>{words.you}</h2>
        <div class="shoppers" role="radiogroup" aria-label={words.you}>
          {[...data.shoppers, null].map((shopper) => {
            const id = shopper?.externalId ?? '';
            return (
              <label key={id} class="shopper">
                <input type="radio" name="shopper" value={id} checked={(room.shopper.value?.externalId ?? '') === id} onChange={() => room.be(id)} />
                <span><strong>{shopper?.name ?? words.anonymous}</strong><small>{shopper?.about ?? words.anonymousAbout}</small></span>
              </label>
            );
          })}
        </div>
      </section>
      <section>
        <h2>{words.ask}</h2>
        <ul class="questions">{words.questions.map((question) => <li key={question}>{question}</li>)}</ul>
      </section>
      <Staff agents={data.agents} words={words} />
    </div>
  );
}
