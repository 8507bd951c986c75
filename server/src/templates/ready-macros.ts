/** The macros every shop starts with, in its own language, as data. */
import type { Language, Macro } from '@aftercast/shared';

export const readyMacros: Record<Language, readonly Macro[]> = {
  zh: [
    { id: 'solved', title: '谢谢并结束', actions: [{ kind: 'text', text: '{{shopper.name}}，这件事办好了。还有需要随时来找我，祝您生活愉快。' }, { kind: 'resolve' }] },
    { id: 'no_reply', title: '没回音，先结束', actions: [{ kind: 'text', text: '看您在忙，我先不打扰了。24 小时内在这里留言，还是由我接着帮您。' }, { kind: 'resolve' }] },
    { id: 'to_bot', title: '交给机器人查物流', actions: [{ kind: 'text', text: '之后想查物流，直接在这里问就行，小助手会马上告诉您。' }, { kind: 'return_to_bot' }] },
    { id: 'one_moment', title: '请稍等，我去查', actions: [{ kind: 'text', text: '{{shopper.name}}，我在帮您查，请稍等一两分钟，查到了马上告诉您。' }] },
  ],
  en: [
    { id: 'solved', title: 'Thank and close', actions: [{ kind: 'text', text: 'All done, {{shopper.name}}. If anything else comes up, just write here. Have a lovely day.' }, { kind: 'resolve' }] },
    { id: 'no_reply', title: 'No answer, close for now', actions: [{ kind: 'text', text: 'It looks like you’re busy, so I’ll leave it here. Write within 24 hours and I’ll pick it up again.' }, { kind: 'resolve' }] },
    { id: 'to_bot', title: 'Let the bot track it', actions: [{ kind: 'text', text: 'Whenever you’d like to know where the parcel is, ask here and the assistant will tell you at once.' }, { kind: 'return_to_bot' }] },
    { id: 'one_moment', title: 'One moment', actions: [{ kind: 'text', text: 'I’m looking into it, {{shopper.name}}. Give me a minute or two and I’ll tell you what I find.' }] },
  ],
};
