/** What the bot says to words that ask nothing. No knowledge entry stands behind it. */
import type { Language } from '@aftercast/shared';

export type Courtesy = 'greeting' | 'thanks' | 'bye' | 'acknowledged' | 'unclear';

interface Speaker { assistantName: string; shopperName: string | null }

/** A kind sentence in the shopper's language. */
export function courtesyReply(kind: Courtesy, language: Language, { assistantName, shopperName }: Speaker): string {
  return language === 'zh' ? chinese(kind, assistantName, shopperName) : english(kind, assistantName, shopperName);
}

function chinese(kind: Courtesy, assistant: string, name: string | null): string {
  switch (kind) {
    case 'greeting': return `${name ?? '亲'}，您好呀，我是${assistant}。物流、退换、产品怎么用，都可以直接问我。`;
    case 'thanks': return '不客气，能帮上您就好。后面有任何问题，随时回来找我。';
    case 'bye': return '好的，祝您一切顺利。有需要随时回来找我。';
    case 'acknowledged': return '好的。还有别的问题，直接问我就行。';
    case 'unclear': return '不好意思，这句我没看明白。能换个说法，再说具体一点吗？也可以点「转人工」，由同事来帮您。';
  }
}

function english(kind: Courtesy, assistant: string, name: string | null): string {
  switch (kind) {
    case 'greeting': return `Hi ${name ?? 'there'}, I'm ${assistant}. Ask me anything about delivery, returns or how a product works.`;
    case 'thanks': return "You're welcome, glad I could help. Come back any time.";
    case 'bye': return 'Take care! If anything else comes up, I am right here.';
    case 'acknowledged': return 'All right. If there is anything else, just ask.';
    case 'unclear': return "Sorry, I didn't get that. Could you put it another way, with a little more detail? You can also ask for a person.";
  }
}
