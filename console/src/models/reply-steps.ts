/**
 * Which of the four steps a reply covers, told by its words. Pure; for a quiet meter and never a gate, so that a phrase
 * more or less does no harm. Both languages are looked for at once: agents mix them.
 */
import type { ReplyStep } from '@aftercast/shared';
import { replySteps } from '@aftercast/shared/client';

const signs: Record<ReplyStep, readonly RegExp[]> = {
  confirm: [
    /[对是](?:吗|吧)|是不是|是这样吗|(?:确认|核对)一下|请问|[您你](?:说|问|反映|遇到|提到|想要?|是想|是说)的?|(?:看到|收到|了解)(?:了|到)?[您你]的?|哪一?[件个款点种]|什么(?:情况|问题|原因)|(?:发|拍)(?:一|几)?(?:下|张).{0,12}(?:照片|图片|截图|视频)/,
    /\b(?:is that right|am i right|is that correct|do you mean|did i get|just to (?:check|confirm)|may i (?:check|confirm|ask)|could you (?:tell|send|share|confirm)|let me (?:make sure|confirm)|if i understand|you (?:mentioned|told us|asked|wrote)|you[’']?(?:d| would| are|re) (?:like to|asking|looking for|saying)|which (?:one|item|size|part)|have i understood)\b/i,
  ],
  soothe: [
    /抱歉|对不起|不好意思|理解|体谅|着急|久等|失望|添(?:了)?(?:这么多)?麻烦|别担心|放心|别急|感谢|谢谢[您你]|难受|扫兴|换(?:成|作)我|辛苦[您你]|让[您你](?:费心|担心)|心情|非常重视|没关系|很正常/,
    /\b(?:sorry|apologi[sz]e|apologies|i understand|understandabl[ey]|frustrat\w+|worr(?:y|ied|ying)|annoying|let(?: you)? ?down|letdown|disappoint\w*|thank you for|thanks for|no problem|don[’']?t worry|appreciate|seriously|only natural|that[’']?s fine|must (?:be|have been|feel))\b/i,
  ],
  solve: [
    /退款|退货|退回|换货|补发|重发|重新发|赔付|补偿|优惠券|(?:为|帮|给)[您你].{0,8}(?:办|查|安排|登记|申请|处理|催|联系|核实|核对|补|退|换|寄|留货)|我(?:现在|这就|马上|已经|刚)?(?:就)?(?:去)?(?:查|联系|安排|催|登记|处理|核对|核实)|[您你]?可以(?:选|退|换|申请|直接)|[您你]看(?:哪|这样)|方案|前发出|申请退|怎么处理/,
    /\b(?:refund\w*|replac\w+|exchange|a new one|send (?:you )?(?:a|an|the|out|what)\b|voucher|coupon|compensat\w+|i(?:[’']?ll| will|[’']?m| am|[’']?ve)(?: now| just)? (?:check|arrang|ask|contact|set|send|look into|log|chas|refund|process|approv)\w*|you can (?:choose|return|ask|get|keep)|we can|which suits|leave by|put(?: it)? right|choose ")/i,
  ],
  followUp: [
    /跟进|跟到底|盯着|一直跟着|负责到底|一有(?:消息|回复|进展|结果)|第一时间|(?:会|就|再|主动|今天|稍后|到时|随时|亲自).{0,12}(?:告诉|回复?|通知|联系|答复|跟|发给?)[您你]|(?:点|号|日|前|内)(?:会)?(?:回复?|答复|告诉|联系)[您你]|(?:再|最后)(?:跟|和|与)[您你](?:确认|说明)|才(?:算办完|收尾)|再收尾|不用再来问/,
    /\b(?:i(?:[’']?ll| will) (?:keep|follow|come back|get back|let you know|update|write to you|tell you|post|check (?:back|in|with)|stay with|look after|send you|only close)|keep you (?:posted|updated|informed)|follow(?:ing)? up|let you know|get back to you|you[’']?ll (?:hear|get the)|by (?:tomorrow|tonight|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}(?::\d\d)?))\b/i,
  ],
};

/** The steps whose signs are in a text. */
export function stepsIn(text: string): ReadonlySet<ReplyStep> {
  return new Set(replySteps.filter((step) => signs[step].some((sign) => sign.test(text))));
}
